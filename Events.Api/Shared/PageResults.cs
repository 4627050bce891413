using Events.Api.Public.Kept;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Shared;

/// <summary>Pages as answers: rendered once on the server, without a circuit and without a script.</summary>
internal static class PageResults
{
    /// <summary>For one reader: kept nowhere.</summary>
    public static IResult Private<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new PageResult(new RazorComponentResult<TPage>(parameters) { StatusCode = status }, Keeping: null);

    /// <summary>The same for everybody who reads the language: may be kept, if it is asked about each time.</summary>
    /// <param name="reader">Whose languages the page can be switched to.</param>
    /// <param name="isKept">False for one of endlessly many, such as what a typed word finds.</param>
    /// <param name="untilUtc">The instant at which it says something else by the clock alone; null for never.</param>
    public static IResult Public<TPage>(Reader reader, object parameters, bool isKept = true, DateTime? untilUtc = null)
        where TPage : IComponent => Public(reader.Languages, new RazorComponentResult<TPage>(parameters), isKept, untilUtc);

    /// <summary>The same for something that is no page.</summary>
    public static IResult Public(IReadOnlyList<string> languages, IResult content, bool isKept = true, DateTime? untilUtc = null) =>
        new PageResult(content, new Keeping(isKept, untilUtc, languages));

    /// <param name="Keeping">Null for a page that is kept nowhere.</param>
    private sealed record PageResult(IResult Page, Keeping? Keeping) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            headers.Vary = HeaderNames.AcceptLanguage;
            headers.CacheControl = Keeping is null ? "no-cache, no-store" : "public, no-cache";
            if (Keeping is not null)
            {
                context.Features.Set(Keeping);
            }

            return Page.ExecuteAsync(context);
        }
    }
}
