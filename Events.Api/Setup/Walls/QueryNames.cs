using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Events.Api.Setup.Walls;

/// <summary>
/// Refuses what an address of the API does not read from the query string: a misspelt filter would otherwise answer everything, and a name
/// given twice is read differently by different programs. Pages read on: what others append to links is not theirs to refuse.
/// </summary>
internal static class QueryNames
{
    private static readonly ConcurrentDictionary<Endpoint, HashSet<string>?> known = new();

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.QueryString.HasValue && context.GetEndpoint() is { } endpoint && known.GetOrAdd(endpoint, Read) is { } names)
        {
            foreach (var (name, values) in context.Request.Query)
            {
                if (!names.Contains(name))
                {
                    throw Refused(name, names.Count == 0 ? "This address reads nothing from the query." : $"There is no such parameter. There are: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
                }

                if (values.Count > 1)
                {
                    throw Refused(name, "The parameter occurs twice. Send it once.");
                }
            }
        }

        return next(context);
    }

    /// <summary>Names that the handler takes from the query by itself.</summary>
    public static RouteHandlerBuilder AlsoReads(this RouteHandlerBuilder route, params string[] names) => route.WithMetadata(new Names(names));

    /// <summary>What the endpoint binds from the query; null for what is no endpoint of the API.</summary>
    private static HashSet<string>? Read(Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint { RoutePattern: var pattern } || !IsApi(pattern))
        {
            return null;
        }

        var bound = endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Where(parameter => (parameter.HasTryParse || parameter.ParameterInfo.ParameterType == typeof(string)) && pattern.GetParameter(parameter.Name) is null);
        return new([.. bound.Select(parameter => parameter.Name), .. endpoint.Metadata.GetOrderedMetadata<Names>().SelectMany(also => also.Values)], StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsApi(RoutePattern pattern) => pattern.PathSegments is [{ Parts: [RoutePatternLiteralPart { Content: var first }] }, ..] && first.Equals("api", StringComparison.OrdinalIgnoreCase);

    private static FluentValidation.ValidationException Refused(string name, string message) => new([new FluentValidation.Results.ValidationFailure(name, message)]);

    private sealed record Names(string[] Values);
}
