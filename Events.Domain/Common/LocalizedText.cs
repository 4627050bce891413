using System.Collections.Frozen;
using System.Text.Json;

namespace Events.Domain.Common;

/// <summary>A text that people read, per language (BCP 47). Immutable; equal when it says the same in the same languages.</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    public const string English = "en";
    public const int MaxLength = 500;
    public static readonly LocalizedText Empty = new(new Dictionary<string, string>());

    private readonly FrozenDictionary<string, string> texts;

    public LocalizedText(IReadOnlyDictionary<string, string> texts) =>
        this.texts = texts.ToFrozenDictionary(text => text.Key, text => text.Value.Trim().Compose(), StringComparer.OrdinalIgnoreCase);

    public static LocalizedText InEnglish(string text) => new(new Dictionary<string, string> { [English] = text });

    public IReadOnlyDictionary<string, string> Texts => texts;

    public bool IsEmpty => texts.Count == 0;

    /// <summary>The reader's language, else its base language, else English, else what there is; empty when there is nothing.</summary>
    public string In(string language) => Find(language).Text;

    /// <summary>The text for a reader, with the language it is really in, so that a page can mark it.</summary>
    public (string Text, string Language) Find(string language)
    {
        foreach (var candidate in (string[])[language, language.Split('-')[0], English])
        {
            if (texts.TryGetValue(candidate, out var text))
            {
                return (text, candidate);
            }
        }

        // The order of languages is kept stable, so that the same reader sees the same text twice.
        var first = texts.OrderBy(text => text.Key, StringComparer.Ordinal).FirstOrDefault();
        return (first.Value ?? "", first.Key ?? English);
    }

    public string ToJson() => JsonSerializer.Serialize(texts.OrderBy(text => text.Key, StringComparer.Ordinal).ToDictionary());

    public static LocalizedText FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    public bool Equals(LocalizedText? other) =>
        other is not null && texts.Count == other.texts.Count
        && texts.All(text => other.texts.TryGetValue(text.Key, out var theirs) && theirs == text.Value);

    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    public override int GetHashCode() => texts.Aggregate(0, (hash, text) => hash ^ HashCode.Combine(text.Key.ToLowerInvariant(), text.Value));

    public override string ToString() => In(English);
}
