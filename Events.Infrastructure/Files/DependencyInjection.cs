using Events.Domain.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Files;

public static class DependencyInjection
{
    public static IServiceCollection AddFiles(this IServiceCollection services, string dataDirectory) =>
        services.AddSingleton<IFileStore>(new FileStore(dataDirectory));
}
