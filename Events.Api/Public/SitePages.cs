using System.Text;
using System.Xml.Linq;
using Events.Api.Public.Kept;
using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Programme;
using MediatR;

namespace Events.Api.Public;

/// <summary>What search engines are told: every public page, and nothing else.</summary>
internal static class SitePages
{
    // A sitemap holds at most 50,000 addresses (sitemaps.org).
    private const int MaxAddresses = 50_000;

    private static readonly XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitePages(this IEndpointRouteBuilder routes)
    {
        routes.MapPublicPage("/sitemap.xml", SitemapAsync).AllowAnonymous();
        routes.MapPublicPage("/robots.txt", Robots).AllowAnonymous();
    }

    private static IResult Robots(ISiteAddress site) => Sent("text/plain; charset=utf-8", $"""
        User-agent: *
        Disallow: /api/
        Disallow: /events/
        Disallow: /admin/
        Disallow: /sign-in
        Disallow: /docs
        Sitemap: {site.Origin}/sitemap.xml

        """);

    private static async Task<IResult> SitemapAsync(IMediator mediator, ISiteAddress site, CancellationToken cancellationToken)
    {
        var addresses = new List<string> { "/" };
        for (var number = 1; addresses.Count < MaxAddresses; number++)
        {
            var page = await mediator.Send(new ListPublishedEvents(Page: number, PageSize: Paging.MaxSize), cancellationToken);
            foreach (var edition in page.Items)
            {
                addresses.AddRange(await AddressesAsync(mediator, edition.Slug, cancellationToken));
            }

            if (number * page.Size >= page.Total)
            {
                break;
            }
        }

        var document = new XElement(map + "urlset", addresses.Take(MaxAddresses).Select(address => new XElement(map + "url", new XElement(map + "loc", site.Origin + address))));
        return Sent("application/xml; charset=utf-8", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}\n");
    }

    private static async Task<IEnumerable<string>> AddressesAsync(IMediator mediator, string slug, CancellationToken cancellationToken)
    {
        var agenda = await AgendaToShow.FoundAsync(() => mediator.Send(new GetPublishedAgenda(slug), cancellationToken));
        var sessions = agenda?.Days.SelectMany(day => day.Items).Where(item => !item.IsClosed).Select(item => $"/e/{slug}/sessions/{item.SessionId}") ?? [];
        return [$"/e/{slug}", $"/e/{slug}/agenda", $"/e/{slug}/people", $"/e/{slug}/projects", .. sessions];
    }

    private static IResult Sent(string type, string text) => PageResults.Public(Words.Languages, TypedResults.Bytes(Encoding.UTF8.GetBytes(text), type));
}
