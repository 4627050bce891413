using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Imports;

public static class DependencyInjection
{
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddSingleton<IMemberLists, MemberLists>().AddKeyedScoped<IJobWork, ImportMembersJob>(JobKind.ImportMembers)
            .AddKeyedScoped<IJobWork, MatchPhotosJob>(JobKind.MatchPhotos);
}
