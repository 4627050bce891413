using Events.Api.Setup;
using Events.Api.Setup.Walls;

namespace Events.Api.Endpoints;

/// <summary>Everything under <c>/api</c>. Signed-in callers only, unless an endpoint says otherwise; the message decides the rest.</summary>
internal static class Api
{
    public static void MapApi(this WebApplication app)
    {
        app.MapApiDescription();
        app.MapHealth();
        var api = app.MapGroup("/api").AddEndpointFilter<ETagFilter>().RequireAuthorization();
        api.MapAuth();
        api.MapAccount();
        api.MapReference();
        api.MapSeries();
        api.MapOrganisations();
        api.MapLogos();
        api.MapSectors();
        api.MapEvents();
        api.MapAccountMails();
        api.MapInvitationAnswers();
        api.MapPublicEvents();
        api.MapPublicAgenda();
        api.MapPublicProjects();
        api.MapPublicFigures();

        var inEvent = api.MapGroup("/events/{eventId:guid}");
        inEvent.MapEvent();
        inEvent.MapCategories();
        inEvent.MapRooms();
        inEvent.MapDelegations();
        inEvent.MapDelegationDocuments();
        inEvent.MapJourneys();
        inEvent.MapParticipations();
        inEvent.MapPhotos();
        inEvent.MapPhotoSets();
        inEvent.MapBadges();
        inEvent.MapBadgeDesigns();
        inEvent.MapPapers();
        inEvent.MapDesk();
        inEvent.MapImports();
        inEvent.MapSessions();
        inEvent.MapAgenda();
        inEvent.MapProjects();
        inEvent.MapReports();
        inEvent.MapJobs();
        inEvent.MapAudit();
        inEvent.MapRoles();
        inEvent.MapOutbox();
        inEvent.MapInvitations();
    }

    /// <summary>201 with the address of what was made and its id.</summary>
    public static Microsoft.AspNetCore.Http.HttpResults.Created<Made> Created(string address, Guid id) => TypedResults.Created($"{address}/{id}", new Made(id));

    /// <summary>A create: safe to repeat with an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder MapCreate(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).AddEndpointFilter<IdempotencyFilter>();
}

/// <summary>What a create answers.</summary>
public sealed record Made(Guid Id);
