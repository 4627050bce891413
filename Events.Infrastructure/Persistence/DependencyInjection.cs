using Events.Domain.Access;
using Events.Domain.Common;
using Events.Infrastructure.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Persistence;

public static class DependencyInjection
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<ServerLock>();
        services.AddSingleton<PublicBell>();
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        if (settings.IsPostgres)
        {
            services.AddDbContext<EventsDb, PostgresEventsDb>(options => options.UseNpgsql(settings.ConnectionString, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)));
        }
        else
        {
            var pragmas = new SqlitePragmas();
            services.AddDbContext<EventsDb, SqliteEventsDb>(options => options.UseSqlite(settings.ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(pragmas));
        }

        services.AddScoped<IEventsDb>(provider => provider.GetRequiredService<EventsDb>());
        services.AddScoped<IDelegationLock, DelegationLock>();
        services.AddScoped<IAccounts, IdentityAccounts>();
        services.AddScoped<AttemptLimits>();
        services.AddScoped<Gate>();
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddScoped<IdentityPasskeys>();
        services.AddScoped<IPasskeys>(provider => provider.GetRequiredService<IdentityPasskeys>());
        services.AddSingleton<SessionMemory>();
        services.AddScoped<Sessions>();
        services.AddScoped<ISessions>(provider => provider.GetRequiredService<Sessions>());
        services.AddScoped<AuditTrail>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<CurrentUser>());
        return services;
    }
}
