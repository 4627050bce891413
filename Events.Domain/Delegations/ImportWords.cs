using System.Collections.Frozen;
using System.Text;
using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>How the words of a list are compared with ours.</summary>
public static class ImportWords
{
    private static readonly FrozenSet<string> courtesies = FrozenSet.Create(
        "h.e.", "h.e", "s.e.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "hon", "hon.", "sir", "dame", "mme", "sra", "sra.", "sr.");

    private static readonly FrozenDictionary<string, MemberCapacity> capacities = new Dictionary<string, MemberCapacity>
    {
        ["head of delegation"] = MemberCapacity.Head,
        ["alternate head"] = MemberCapacity.AlternateHead,
        ["alternate head of delegation"] = MemberCapacity.AlternateHead,
        ["deputy head"] = MemberCapacity.AlternateHead,
        ["deputy head of delegation"] = MemberCapacity.AlternateHead,
        ["advisor"] = MemberCapacity.Adviser,
    }.Concat(Enum.GetValues<MemberCapacity>().Select(capacity => KeyValuePair.Create(capacity.ToString().ToLowerInvariant(), capacity))).ToFrozenDictionary();

    /// <summary>The name folded, courtesies before it off, so that the same person is found whether the list writes <c>H.E. Ms. Dr.</c> or not.</summary>
    public static string NameKey(string name)
    {
        var words = Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A courtesy alone is a name: somebody may be called Sir.
        return string.Join(' ', words.Take(words.Length - 1).SkipWhile(courtesies.Contains).Append(words.Length == 0 ? "" : words[^1]));
    }

    /// <summary>Folded, and with apostrophes and hyphens off, which every list writes in its own way.</summary>
    public static string CountryKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in Folding.Fold(name))
        {
            key.Append(char.IsPunctuation(letter) ? ' ' : letter);
        }

        return string.Join(' ', key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A word of the column that states capacities; null when it is none of ours.</summary>
    public static MemberCapacity? Capacity(string text) =>
        capacities.TryGetValue(string.Join(' ', Folding.Fold(text).Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries)), out var capacity) ? capacity : null;
}
