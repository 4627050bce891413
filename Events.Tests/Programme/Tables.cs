using System.Security.Cryptography;
using System.Text;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Programme;

/// <summary>Whether anything changed anywhere.</summary>
internal static class Tables
{
    /// <summary>A hash over every row of every table of the model.</summary>
    public static Task<string> HashAsync(this EventsApp app) => app.ReadAsync(async db =>
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            var rows = new List<string>();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : Shown(reader.GetValue(column)))));
            }

            sha.AppendData(Encoding.UTF8.GetBytes($"{table}\n{string.Join('\n', rows.Order(StringComparer.Ordinal))}\n"));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    });

    private static string Shown(object value) => value switch
    {
        DateTime instant => instant.ToString("O"),
        byte[] bytes => Convert.ToHexString(bytes),
        Array list => string.Join(',', list.Cast<object>()),
        _ => value.ToString() ?? "",
    };
}
