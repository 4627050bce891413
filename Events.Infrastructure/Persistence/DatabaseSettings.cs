using Microsoft.Extensions.Configuration;

namespace Events.Infrastructure.Persistence;

/// <summary>Which database: PostgreSQL when its connection string is set, else a SQLite file in the data folder.</summary>
public sealed record DatabaseSettings(bool IsPostgres, string ConnectionString, string DataDirectory)
{
    public const string FileName = "events.db";
    public const string DemoFileName = "demo.db";
    public const string DemoFolderName = "demo";

    /// <summary>Whether it holds an invented forum with accounts that everybody knows; such a database and a real one are never taken for each other.</summary>
    public bool IsDemo { get; private init; }

    /// <summary>A demo's: always a SQLite file beside the normal database; what belongs to it lies in <c>demo/</c>.</summary>
    /// <param name="dataDirectory">Of the normal database.</param>
    public static DatabaseSettings ForDemo(string dataDirectory) =>
        new(false, $"Data Source={Path.Combine(dataDirectory, DemoFileName)};Foreign Keys=True;Default Timeout=5", Path.Combine(dataDirectory, DemoFolderName)) { IsDemo = true };

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
