using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Events.Api.Shared;

/// <summary>
/// What a page says, as JSON-LD in a block that no browser runs. The one place where text goes into a page without Razor's encoding: the
/// signs that could end the block (less-than, greater-than, ampersand) are written as JSON escapes instead.
/// </summary>
public sealed class DataBlock
{
    // Every script as it is; the encoder never lets the signs of HTML through.
    private static readonly JsonSerializerOptions json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private DataBlock(string text) => Json = text;

    public string Json { get; }

    /// <param name="values">In schema.org's words; null members are left out.</param>
    public static DataBlock Of(IReadOnlyDictionary<string, object?> values) => new(JsonSerializer.Serialize(values.Where(value => value.Value is not null).ToDictionary(), json));
}
