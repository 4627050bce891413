using Events.Domain.Links;
using Events.Infrastructure.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Links;

public static class DependencyInjection
{
    public static IServiceCollection AddLinks(this IServiceCollection services, IConfiguration configuration, string dataDirectory) =>
        services.AddSingleton<ILinkTokens>(_ => new HmacLinkTokens(ServerKey.Load(configuration, dataDirectory, "Link")));
}
