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
        var asked = context.Request.Query[Parameter].ToString();
        var chosen = offered.FirstOrDefault(language => language.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? Words.Languages.FirstOrDefault(language => language.Equals(asked, StringComparison.OrdinalIgnoreCase));
        var read = chosen ?? Preferred(context.Request, offered) ?? offered.FirstOrDefault(language => Base(language) == Words.Languages[0]) ?? offered[0];
        var query = context.Request.Query.Where(part => part.Key != Parameter).ToDictionary(part => part.Key, part => part.Value.ToString());
        return new Reader(read, Words.In(read), offered, context.Request.Path, query, chosen is not null, context.User.Identity?.IsAuthenticated == true);
    }

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

    /// <summary>This page in another language.</summary>
    public string In(string language)
    {
        var parts = new QueryBuilder(Query) { { Parameter, language } };
        return Path + parts.ToQueryString();
    }

    /// <summary>The language for <c>lang=</c> when it is not the page's own; null when it needs no mark.</summary>
    public string? Mark(string language) => language.Equals(Words.Language, StringComparison.OrdinalIgnoreCase) ? null : language;

    private static string? Preferred(HttpRequest request, IReadOnlyList<string> offered)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        return wanted.Select(language => offered.FirstOrDefault(one => one.Equals(language, StringComparison.OrdinalIgnoreCase)) ?? offered.FirstOrDefault(one => Base(one) == Base(language)))
            .FirstOrDefault(language => language is not null);
    }

    private static string Base(string language) => language.Split('-')[0].ToLowerInvariant();
}
