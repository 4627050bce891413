using Microsoft.Extensions.Configuration;

namespace Events.Infrastructure.Persistence;

/// <summary>Which database: PostgreSQL when its connection string is set, else a SQLite file in the data folder.</summary>
public sealed record DatabaseSettings(bool IsPostgres, string ConnectionString, string DataDirectory)
{
    public const string FileName = "events.db";

    /// <param name="fileName">Of the SQLite database inside <paramref name="dataDirectory" />.</param>
    public static DatabaseSettings From(IConfiguration configuration, string dataDirectory, string fileName = FileName)
    {
        if (configuration.GetConnectionString("Postgres") is { Length: > 0 } postgres)
        {
            return new DatabaseSettings(true, postgres, dataDirectory);
        }

        // Microsoft.Data.Sqlite retries on top of busy_timeout until the command's own limit: both are five seconds.
        var sqlite = configuration.GetConnectionString("Sqlite") is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(dataDirectory, fileName)};Foreign Keys=True;Default Timeout=5";
        return new DatabaseSettings(false, sqlite, dataDirectory);
    }
}
