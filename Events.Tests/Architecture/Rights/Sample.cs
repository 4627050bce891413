using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Events.Domain.BadgeDesigns;
using Events.Domain.Common;

namespace Events.Tests.Architecture.Rights;

/// <summary>The least that a message takes: every member it demands, with a value that can be read.</summary>
internal static class Sample
{
    private const string Words = "Sample";

    public static JsonNode Of(Type type, Things things, JsonSerializerOptions json) => Value(type, "", things, json);

    private static JsonNode Value(Type type, string name, Things things, JsonSerializerOptions json)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => name.Contains("email", StringComparison.OrdinalIgnoreCase) ? "sample@example.org" : name is "colour" ? "#607D8B" : name is "slug" ? things.Slug : name is "letter" ? "Z" : name is "nationality" ? "VN" : Words,
            _ when plain == typeof(Guid) => things.Id(name is "id" ? "participationId" : name).ToString(),
            _ when plain == typeof(bool) => false,
            _ when plain == typeof(int) || plain == typeof(long) || plain == typeof(decimal) => name is "scale" ? 100 : 1,
            _ when plain == typeof(DateOnly) => "2024-08-12",
            _ when plain == typeof(TimeOnly) => "09:00:00",
            _ when plain == typeof(DateTime) => "2024-08-12T09:00:00Z",
            { IsEnum: true } => JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(plain)[0]),
            _ when plain == typeof(LocalizedText) => new JsonObject { ["en"] = Words },
            _ when plain == typeof(BadgePlan) => JsonSerializer.SerializeToNode(BuiltInDesigns.Card.Plan, json)!,
            _ when typeof(System.Collections.IEnumerable).IsAssignableFrom(plain) => List(name, things),
            _ => Members(plain, things, json),
        };
    }

    /// <summary>Lists of participations name one; others may be empty.</summary>
    private static JsonArray List(string name, Things things) => name is "ids" or "participationIds" ? [things.Id("participationId").ToString()] : [];

    private static JsonObject Members(Type type, Things things, JsonSerializerOptions json)
    {
        var sample = new JsonObject();
        foreach (var member in json.GetTypeInfo(type).Properties.Where(member => IsAsked(member) || Names(member)))
        {
            sample[member.Name] = Value(member.PropertyType, member.Name, things, json);
        }

        return sample;
    }

    private static bool IsAsked(JsonPropertyInfo member) => member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false };

    private static bool Names(JsonPropertyInfo member) => member.PropertyType == typeof(Guid) && member.Name.EndsWith("Id", StringComparison.Ordinal);
}
