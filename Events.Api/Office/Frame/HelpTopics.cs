namespace Events.Api.Office.Frame;

/// <summary>Which help belongs to which page: by the first part of its address under the event's office.</summary>
internal static class HelpTopics
{
    /// <summary>For a page that is not named here: what holds everywhere.</summary>
    public const string Anywhere = "anywhere";

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<HelpKey>> keys = new Dictionary<string, IReadOnlyList<HelpKey>>(StringComparer.OrdinalIgnoreCase)
    {
        [Anywhere] = [],
        ["start"] = [],
        ["people"] = [new("Esc", "KeyShutPanel")],
        ["accreditation"] =
        [
            new("a", "KeyApprove"), new("r", "KeyReject"), new("1 – 9", "KeyReason"), new("i", "KeyAsk"), new("t", "KeyTakeBack"), new("u", "KeyUndo"),
            new("j →", "KeyNext"), new("k ←", "KeyBefore"),
        ],
        ["programme"] = [new("Esc", "KeyShutPanel")],
        ["projects"] = [new("Esc", "KeyShutPanel")],
        ["badges"] = [],
        ["printers"] = [],
        ["desk"] = [new("Enter", "KeyFind")],
        ["imports"] = [],
        ["photos"] = [],
        ["search"] = [],
        ["delegations"] = [],
        ["arrivals"] = [],
        ["settings"] = [],
        ["jobs"] = [],
        ["audit"] = [],
    };

    /// <param name="path">Of the page, such as <c>/office/{id}/people</c>.</param>
    public static string Of(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var topic = parts.Length > 2 ? parts[2].ToLowerInvariant() : "start";
        return keys.ContainsKey(topic) ? topic : Anywhere;
    }

    public static IReadOnlyList<HelpKey> KeysOf(string topic) => keys[topic];

    public static IEnumerable<string> All => keys.Keys;
}

/// <param name="Key">As it is printed on the keyboard.</param>
/// <param name="Word">The name of the word for what it does.</param>
internal sealed record HelpKey(string Key, string Word);
