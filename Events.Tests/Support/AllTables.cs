using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Events.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Support;

/// <summary>For tests that a refused request has changed nothing, in whatever table.</summary>
public static class AllTables
{
    /// <summary>A digest of every row of every table of the model, once the jobs that earlier tests have left behind are done with theirs.</summary>
    public static async Task<string> DigestAsync(this EventsApp app)
    {
        for (var waited = 0; waited < 100 && await app.ReadAsync(db => db.JobRequests.AnyAsync(job => job.State == JobState.Queued || job.State == JobState.Running)); waited++)
        {
            await Task.Delay(100);
        }

        return await DigestAsync(app.ConnectionString);
    }

    public static async Task<string> DigestAsync(string connectionString)
    {
        var lines = await LinesAsync(connectionString);
        lines.Sort(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    /// <summary>Every row of every table of the model, as text.</summary>
    public static async Task<List<string>> LinesAsync(string connectionString)
    {
        await using var db = TestDatabases.Open(connectionString);
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var lines = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lines.Add(table + "|" + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Cell(reader, column))));
            }
        }

        return lines;
    }

    private static string Cell(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        string[] texts => string.Join(',', texts),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
