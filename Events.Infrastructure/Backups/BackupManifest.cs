using System.Text.Json;

namespace Events.Infrastructure.Backups;

/// <summary>What an archive holds; written last, so that an archive with one was finished.</summary>
/// <param name="Format">Of the archive, raised when a newer program writes what an older one cannot read.</param>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Migration">The last one the database had: its shape.</param>
/// <param name="Tables">Beside PostgreSQL, in an order in which nothing stands on what comes later; empty beside SQLite, which is one file.</param>
/// <param name="Sha256">Of every other entry, by its name.</param>
internal sealed record BackupManifest(
    int Format, string Database, string Migration, DateTime MadeUtc, IReadOnlyList<TableCopy> Tables, IReadOnlyDictionary<string, string> Sha256)
{
    public const string EntryName = "manifest.json";
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
}

/// <param name="Columns">In the order of the copy.</param>
internal sealed record TableCopy(string Name, IReadOnlyList<string> Columns, long Rows);

/// <summary>What the database part wrote.</summary>
internal sealed record DatabaseCopy(string Migration, IReadOnlyList<TableCopy> Tables);
