using System.Globalization;
using Events.Api.Public.Kept;
using Microsoft.AspNetCore.Http.Extensions;

namespace Events.Api.Shared;

/// <summary>Who looks at a page: in which language, and at which address.</summary>
/// <param name="Language">BCP 47: what texts are looked up in. The words of the page itself may be in another one, <see cref="Words.Language" />.</param>
/// <param name="Languages">What the page can be switched to.</param>
public sealed record Reader(string Language, Words Words, IReadOnlyList<string> Languages, string Path, IReadOnlyDictionary<string, string> Query, bool HasChosen, bool IsSignedIn)
{
    private const string Parameter = "lang";

    /// <summary>By <c>?lang=</c>, else what the browser asks for and the page has, else English or the first there is.</summary>
    /// <param name="languages">Of the event; null for a page that is about none.</param>
    public static Reader Of(HttpContext context, IReadOnlyList<string>? languages = null)
    {
        var offered = languages is { Count: > 0 } ? languages : Words.Languages;
        var (read, hasChosen) = Negotiate(context.Request, offered);
        // A page that is kept for others repeats nothing that it does not know.
        var known = context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>()?.Query;
        var query = context.Request.Query.Where(part => part.Key != Parameter && (known is null || (known.Contains(part.Key) && part.Value.ToString().Length > 0))).ToDictionary(part => part.Key, part => part.Value.ToString());
        return new Reader(read, Words.In(read), offered, context.Request.Path, query, hasChosen, context.User.Identity?.IsAuthenticated == true);
    }

    /// <summary>The language that this request reads, and whether its address says so.</summary>
    /// <param name="offered">What the page has; at least one.</param>
    public static (string Language, bool HasChosen) Negotiate(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (request.QueryString.HasValue && request.Query[Parameter].ToString() is { Length: > 0 } asked
            && (Same(offered, asked) ?? Same(Words.Languages, asked)) is { } chosen)
        {
            return (chosen, true);
        }

        return (Preferred(request, offered) ?? offered.FirstOrDefault(language => Base(language) == Words.Languages[0]) ?? offered[0], false);
    }

    /// <summary>Which page of a list the address asks for, from 1; what cannot be read is as if it were not there.</summary>
    public int PageNumber => int.TryParse(Query.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>An address on this site that keeps the language that was chosen.</summary>
    public string Link(string path, params (string Name, string? Value)[] query)
    {
        var parts = new QueryBuilder();
        foreach (var (name, value) in query.Where(part => part.Value is not null))
        {
            parts.Add(name, value!);
        }

        if (HasChosen)
        {
            parts.Add(Parameter, Language);
        }

        return path + parts.ToQueryString();
    }

    /// <summary>This page in another language, with all that it is narrowed to.</summary>
    public string In(string language)
    {
        var parts = new QueryBuilder(Query) { { Parameter, language } };
        return Path + parts.ToQueryString();
    }

    /// <summary>This page narrowed to something else: with the parameter set, or left out when null. A list begins with its first page again.</summary>
    public string With(string name, string? value) =>
        Link(Path, [.. Query.Where(part => part.Key != name && part.Key != "page").Select(part => (part.Key, (string?)part.Value)), (name, value)]);

    /// <summary>The same, as one of the list's pages.</summary>
    public string AtPage(int number) =>
        Link(Path, [.. Query.Where(part => part.Key != "page").Select(part => (part.Key, (string?)part.Value)), ("page", number.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The language for <c>lang=</c> when it is not the page's own; null when it needs no mark.</summary>
    public string? Mark(string language) => language.Equals(Words.Language, StringComparison.OrdinalIgnoreCase) ? null : language;

    /// <summary>"rtl" for a text in a language that is written from right to left; null otherwise.</summary>
    public static string? DirectionOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true).TextInfo.IsRightToLeft ? "rtl" : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static string? Preferred(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (request.Headers.AcceptLanguage.Count == 0)
        {
            return null;
        }

        var wanted = request.GetTypedHeaders().AcceptLanguage.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        return wanted.Select(language => Same(offered, language) ?? offered.FirstOrDefault(one => Base(one) == Base(language)))
            .FirstOrDefault(language => language is not null);
    }

    private static string? Same(IReadOnlyList<string> languages, string language) => languages.FirstOrDefault(one => one.Equals(language, StringComparison.OrdinalIgnoreCase));

    private static string Base(string language) => language.Split('-')[0].ToLowerInvariant();
}
