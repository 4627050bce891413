using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Common;
using Events.Domain.Lists;
using Events.Domain.Projects;
using Events.Domain.Reports;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Events.Api.Endpoints;

internal static class ProjectEndpoints
{
    public static void MapSectors(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sectors", async Task<Ok<IReadOnlyList<Sector>>> (IMediator mediator, CancellationToken cancellationToken) =>
            TypedResults.Ok(await mediator.Send(new ListSectors(), cancellationToken))).WithTags("Projects");

    public static void MapPublicProjects(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/public/events/{slug}/projects", ListPublic).AllowAnonymous().WithTags("Public");

    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        var projects = routes.MapGroup("/projects").WithTags("Projects");
        projects.MapGet("", List);
        projects.MapGet("/export", Export).SendsFile();
        projects.MapCreate("", Add);
        var project = projects.MapGroup("/{projectId:guid}");
        project.MapGet("", Get);
        project.MapPut("", Change);
        project.MapPut("/parties/{organisationId:guid}/signatories", NameSignatories);
        project.MapPost("/propose", (Guid eventId, Guid projectId, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, new ProposeProject(eventId, projectId), cancellationToken));
        project.MapPost("/vet", (Guid eventId, Guid projectId, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, new VetProject(eventId, projectId, IfMatch.VersionOrNone(request)), cancellationToken));
        project.MapPost("/return", (Guid eventId, Guid projectId, ReturnProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
        project.MapPost("/decline", (Guid eventId, Guid projectId, DeclineProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
        project.MapPost("/defer", (Guid eventId, Guid projectId, DeferProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
        project.MapPost("/withdraw", (Guid eventId, Guid projectId, WithdrawProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
        project.MapPost("/sign", Sign);
        project.MapPost("/correct", Correct);
        project.MapPost("/undo-signing", Undo);
        project.MapPost("/start", (Guid eventId, Guid projectId, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, new StartProject(eventId, projectId), cancellationToken));
        project.MapPost("/stall", (Guid eventId, Guid projectId, StallProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
        project.MapPost("/complete", (Guid eventId, Guid projectId, CompleteProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
        project.MapPost("/terminate", (Guid eventId, Guid projectId, TerminateProject step, IMediator mediator, CancellationToken cancellationToken) =>
            DoAsync(mediator, step with { EventId = eventId, ProjectId = projectId }, cancellationToken));
    }

    private static async Task<Ok<Page<ProjectRow>>> List(
        Guid eventId, [AsParameters] Narrowing narrowing, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(narrowing.Of(new ListProjects(eventId, page, pageSize)), cancellationToken));

    /// <summary>The rows of the list with the same filters, as a workbook or CSV. <paramref name="columns" />: names, separated by commas.</summary>
    private static async Task Export(
        Guid eventId, [AsParameters] Narrowing narrowing, HttpResponse response, IMediator mediator, IListWriter writer, CancellationToken cancellationToken,
        Choice<ListFormat>? format = null, string? columns = null, string language = LocalizedText.English)
    {
        var export = narrowing.Of(new ExportProjects(eventId, format?.Value ?? ListFormat.Xlsx, ListDownloads.Columns<ProjectColumn>(columns), language));
        await ListDownloads.SendAsync(await mediator.Send(export, cancellationToken), writer, response, cancellationToken);
    }

    private static async Task<Ok<Page<PublicProject>>> ListPublic(
        string slug, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListPublicProjects(slug, page, pageSize), cancellationToken));

    private static async Task<Ok<ProjectView>> Get(Guid eventId, Guid projectId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetProject(eventId, projectId), cancellationToken));

    private static async Task<Created<Made>> Add(Guid eventId, AddProject project, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/projects", await mediator.Send(project with { EventId = eventId }, cancellationToken));

    private static Task<NoContent> Change(Guid eventId, Guid projectId, IfMatch ifMatch, ChangeProject project, IMediator mediator, CancellationToken cancellationToken) =>
        DoAsync(mediator, project with { EventId = eventId, ProjectId = projectId, ExpectedVersion = ifMatch.Version }, cancellationToken);

    private static Task<NoContent> NameSignatories(
        Guid eventId, Guid projectId, Guid organisationId, IfMatch ifMatch, NameSignatories party, IMediator mediator, CancellationToken cancellationToken) =>
        DoAsync(mediator, party with { EventId = eventId, ProjectId = projectId, OrganisationId = organisationId, ExpectedVersion = ifMatch.Version }, cancellationToken);

    private static async Task<Ok<SigningOutcome>> Sign(Guid eventId, Guid projectId, SignProject signing, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(signing with { EventId = eventId, ProjectId = projectId }, cancellationToken));

    private static async Task<Ok<SigningOutcome>> Correct(Guid eventId, Guid projectId, CorrectSigning signing, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(signing with { EventId = eventId, ProjectId = projectId }, cancellationToken));

    private static async Task<Ok<SigningOutcome>> Undo(Guid eventId, Guid projectId, UndoSigning signing, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(signing with { EventId = eventId, ProjectId = projectId }, cancellationToken));

    private static async Task<NoContent> DoAsync(IMediator mediator, ICommand step, CancellationToken cancellationToken)
    {
        await mediator.Send(step, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The filters of a list of projects as its address says them.</summary>
    internal sealed class Narrowing
    {
        [FromQuery(Name = "q")]
        public string? Q { get; init; }

        [FromQuery(Name = "state")]
        public Choice<ProjectState>? State { get; init; }

        [FromQuery(Name = "signed")]
        public bool? Signed { get; init; }

        [FromQuery(Name = "sector")]
        public string? Sector { get; init; }

        [FromQuery(Name = "country")]
        public string? Country { get; init; }

        /// <summary>Those with a party of no country.</summary>
        [FromQuery(Name = "noCountry")]
        public bool? NoCountry { get; init; }

        [FromQuery(Name = "instrument")]
        public Choice<InstrumentType>? Instrument { get; init; }

        [FromQuery(Name = "disclosure")]
        public Choice<ValueDisclosure>? Disclosure { get; init; }

        [FromQuery(Name = "kind")]
        public Choice<ValueKind>? Kind { get; init; }

        [FromQuery(Name = "currency")]
        public string? Currency { get; init; }

        public T Of<T>(T message)
            where T : ProjectFilter => message with
            {
                Q = Q,
                State = State?.Value,
                IsSigned = Signed,
                Sector = Sector,
                Country = Country,
                OfNoCountry = NoCountry ?? false,
                Instrument = Instrument?.Value,
                Disclosure = Disclosure?.Value,
                Kind = Kind?.Value,
                Currency = Currency,
            };
    }
}
