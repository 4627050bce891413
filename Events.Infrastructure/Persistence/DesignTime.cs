using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Events.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> make migrations without running the application and without a server.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteEventsDb>
{
    public SqliteEventsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEventsDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresEventsDb>
{
    public PostgresEventsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresEventsDb>().UseNpgsql("Host=none").Options);
}
