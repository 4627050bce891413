using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Events.Domain.Common;

namespace Events.Api.Setup;

/// <summary>A text per language as <c>{"en": "...", "zh": "..."}</c>.</summary>
internal sealed partial class LocalizedTextJsonConverter : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("could not be converted: a text per language is an object.");
        }

        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            if (!Language().IsMatch(language) || !reader.Read() || reader.TokenType is not JsonTokenType.String)
            {
                throw new JsonException("could not be converted: a language such as en or zh-Hant, and a text.");
            }

            if (Text.Clean(reader.GetString()) is { } text && !texts.TryAdd(language, text))
            {
                throw new JsonException($"Duplicate language {language}.");
            }
        }

        return new LocalizedText(texts);
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.Texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            writer.WriteString(language, text);
        }

        writer.WriteEndObject();
    }

    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Language();
}
