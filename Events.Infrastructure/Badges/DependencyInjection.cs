using Events.Domain.Badges;
using Events.Domain.Jobs;
using Events.Infrastructure.Jobs;
using Events.Infrastructure.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Badges;

public static class DependencyInjection
{
    public static IServiceCollection AddBadges(this IServiceCollection services, IConfiguration configuration, string dataDirectory) => services
        .AddSingleton<IBadgeCodes>(_ => new HmacBadgeCodes(ServerKey.Load(configuration, dataDirectory, "Badge")))
        .AddScoped<IssueBadges>()
        .AddKeyedScoped<IJobWork, PrintBadgesJob>(JobKind.PrintBadges);
}
