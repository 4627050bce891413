namespace Events.Tests.Architecture.Rights;

/// <summary>
/// The reviewed truth: who reaches what, one row per address or message, kept beside this file. Nine signs per ground, one for nobody and one
/// for each role in the order of <see cref="Domain.Access.EventRole" />: <c>+</c> passes (whatever the answer then is), <c>s</c> sign in first,
/// <c>-</c> has not this right, <c>0</c> it is not there for them.
/// </summary>
internal static class RightsTable
{
    public const char Passes = '+', SignIn = 's', Denied = '-', Absent = '0', Broken = 'E';

    public const string NotAsked = ".";

    /// <summary>Compares what was found with the table; a difference prints the row as it would have to be.</summary>
    public static void ShouldSay(string file, IReadOnlyDictionary<string, IReadOnlyDictionary<Ground, string>> found)
    {
        var rows = File.ReadAllLines(Path.Combine(Found.Root, "Events.Tests", "Architecture", "Rights", file))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[0], cells => string.Join('\t', cells[1..]), StringComparer.Ordinal);
        var actual = found.ToDictionary(row => row.Key, row => Row(row.Value), StringComparer.Ordinal);

        var missing = actual.Where(row => !rows.ContainsKey(row.Key)).Select(row => $"{row.Key}\t{row.Value}");
        var other = actual.Where(row => rows.TryGetValue(row.Key, out var said) && said != row.Value).Select(row => $"{row.Key}\t{row.Value}\n  the table says\t{rows[row.Key]}");
        Assert.True(!missing.Any(), $"{file}: rows to judge and to add:\n{string.Join('\n', missing.Order(StringComparer.Ordinal))}");
        Assert.True(!other.Any(), $"{file}: decided otherwise than the table says:\n{string.Join('\n', other.Order(StringComparer.Ordinal))}");
        Assert.Empty(rows.Keys.Except(actual.Keys));
    }

    private static string Row(IReadOnlyDictionary<Ground, string> cells) => string.Join('\t', Enum.GetValues<Ground>().Select(ground => cells.GetValueOrDefault(ground, NotAsked)));
}
