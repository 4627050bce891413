using Events.Api.Account;
using Events.Api.Delegations;
using Events.Api.Endpoints;
using Events.Api.Office;
using Events.Api.Office.Frame;
using Events.Api.Setup;
using Events.Api.Setup.Circuits;
using Events.Api.Shared;
using Microsoft.AspNetCore.Antiforgery;

namespace Events.Api.Public;

/// <summary>Addresses of the static, server-rendered pages. None needs a script.</summary>
internal static class Pages
{
    public static void MapPages(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapEventPages();
        pages.MapSitePages();
        SiteFiles.Map(pages);
        OfficeFiles.Map(pages);
        pages.MapSignInPages();
        pages.MapFirstRunPages();
        pages.MapEmailPages();
        pages.MapForgotPages();
        pages.MapAccountPages();
        pages.MapSecondFactorPages();
        pages.MapAccountsPages();
        pages.MapOverviewPages();
        pages.MapOutboxPages();
        pages.MapMailTemplatePages();
        pages.MapAccountMailPages();
        pages.MapDelegationPages();
        pages.MapMemberPages();
        pages.MapInvitationPages();
        pages.MapFlags();
        pages.MapShownLogos();
        app.MapCircuits();
    }

    /// <summary>A form of one of our own pages; one that another site made the browser send is refused.</summary>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(OwnFormAsync);

    /// <summary>What a form field holds, without the blanks that people type around it.</summary>
    public static string Text(this IFormCollection form, string name) => form[name].ToString().Trim();

    /// <summary>The middleware has judged the token by now; it leaves the refusing to whoever reads the form, and not every form is read.</summary>
    private static ValueTask<object?> OwnFormAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? next(context)
            : throw new BadHttpRequestException("The form is not one of ours, or it is too old. Open the page again.");
}
