using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Events.Api.Setup;

/// <summary>
/// One of an enum's values in a query string, spelt as in JSON (<c>inImplementation</c>). The framework would take the C# spelling, and
/// numbers, instead.
/// </summary>
public readonly record struct Choice<T>(T Value) : IParsable<Choice<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> byName =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.OrdinalIgnoreCase);

    public static Choice<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var choice) ? choice : throw new FormatException($"There is no {s}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<T> result)
    {
        var found = byName.TryGetValue(s ?? "", out var value);
        result = new Choice<T>(value);
        return found;
    }
}
