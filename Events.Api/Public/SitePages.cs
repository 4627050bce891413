using System.Text;
using System.Xml.Linq;
using Events.Api.Public.Kept;
using Events.Api.Shared;
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
        var editions = await mediator.Send(new ListPublishedPages(), cancellationToken);
        var addresses = editions.SelectMany(AddressesOf).Prepend("/").Take(MaxAddresses);
        var document = new XElement(map + "urlset", addresses.Select(address => new XElement(map + "url", new XElement(map + "loc", site.Origin + address))));
        return Sent("application/xml; charset=utf-8", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}\n");
    }

    private static IEnumerable<string> AddressesOf(PublishedPages edition) =>
        [$"/e/{edition.Slug}", $"/e/{edition.Slug}/agenda", $"/e/{edition.Slug}/people", $"/e/{edition.Slug}/projects", .. edition.SessionIds.Select(id => $"/e/{edition.Slug}/sessions/{id}")];

    private static IResult Sent(string type, string text) => PageResults.Public(Words.Languages, TypedResults.Bytes(Encoding.UTF8.GetBytes(text), type));
}
