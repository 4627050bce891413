using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Backups;

public static class DependencyInjection
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services.AddScoped<Backups>();
}
