using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Events.Infrastructure.Backups;

/// <summary>What a backup has to know of the tables.</summary>
internal static class PostgresTables
{
    // What a server makes by itself at its first start: a database with nothing else is still empty.
    private static readonly string[] madeAtStart = ["Countries", "Blocs", "BlocMemberships", "DataProtectionKeys"];

    /// <summary>The model's tables, each after those it refers to.</summary>
    public static IReadOnlyList<string> InOrder(IModel model)
    {
        var waiting = model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || ordered.Contains(key.PrincipalTable)))
                ?? throw new InvalidOperationException($"These tables refer to each other in a circle: {string.Join(", ", waiting.Select(table => table.Name))}.");
            ordered.Add(next);
            waiting.Remove(next);
        }

        return [.. ordered.Select(table => table.Name)];
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static async Task<IReadOnlyList<string>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = @table::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum", connection);
        command.Parameters.AddWithValue("table", Quoted(table));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var columns = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    public static async Task<long> CountAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {Quoted(table)}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>A table that holds more than a first start puts there, or null.</summary>
    public static async Task<string?> FirstInUseAsync(NpgsqlConnection connection, IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Except(madeAtStart))
        {
            await using var command = new NpgsqlCommand("SELECT to_regclass(@table) IS NOT NULL", connection);
            command.Parameters.AddWithValue("table", Quoted(table));
            if ((bool)(await command.ExecuteScalarAsync(cancellationToken))! && await CountAsync(connection, table, cancellationToken) > 0)
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>COPY leaves the sequences behind the numbers that it brought.</summary>
    public static async Task ResetSequencesAsync(NpgsqlConnection connection, TableCopy table, CancellationToken cancellationToken)
    {
        foreach (var column in table.Columns)
        {
            await using var find = new NpgsqlCommand("SELECT pg_get_serial_sequence(@table, @column)", connection);
            find.Parameters.AddWithValue("table", Quoted(table.Name));
            find.Parameters.AddWithValue("column", column);
            if (await find.ExecuteScalarAsync(cancellationToken) is string sequence)
            {
                await using var set = new NpgsqlCommand($"SELECT setval(@sequence, coalesce(max({Quoted(column)}), 0) + 1, false) FROM {Quoted(table.Name)}", connection);
                set.Parameters.AddWithValue("sequence", sequence);
                await set.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
