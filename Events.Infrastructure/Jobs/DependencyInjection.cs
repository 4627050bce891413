using Events.Infrastructure.Persistence;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Jobs;

public static class DependencyInjection
{
    /// <summary>The queue in memory beside SQLite, in the database beside PostgreSQL; the request rows are the truth in both.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, DatabaseSettings database, IConfiguration configuration)
    {
        var settings = JobSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobRunner>();
        // Given here, since Hangfire would else take both from static members, which two applications in one process share.
        services.AddSingleton<JobStorage>(_ => database.IsPostgres ? Postgres(database) : new InMemoryStorage());
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = settings.Workers;
            server.ShutdownTimeout = TimeSpan.FromSeconds(30);
        });
        services.AddHostedService<JobSweeper>();
        return services;
    }

    private static PostgreSqlStorage Postgres(DatabaseSettings database)
    {
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire", QueuePollInterval = TimeSpan.FromSeconds(1), UseSlidingInvisibilityTimeout = true };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
    }
}
