using Events.Api.Public;
using Events.Api.Setup.Walls;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Invitations;
using MediatR;

namespace Events.Api.Delegations;

/// <summary>
/// One delegation: its focal point nominates here, the secretariat sees the same. Plain pages and forms, so that it works on a telephone in a
/// bad network; each form comes back to the page, and what is refused keeps what was typed.
/// </summary>
internal static class DelegationPages
{
    public static void MapDelegationPages(this IEndpointRouteBuilder routes)
    {
        var delegation = routes.MapGroup("/events/{eventId:guid}/delegations/{delegationId:guid}").RequireAuthorization();
        delegation.MapGet("", (Guid eventId, Guid delegationId, HttpContext context, IMediator mediator) => ShowAsync(eventId, delegationId, context, mediator));
        delegation.MapForm("/submit", SubmitAsync);
        delegation.MapForm("/documents", AddDocumentAsync).TakesForm(DelegationDocument.MaxBytes);
        delegation.MapForm("/documents/{documentId:guid}/remove", (Guid eventId, Guid delegationId, Guid documentId, HttpContext context, IMediator mediator) =>
            DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(new RemoveDocument(eventId, delegationId, documentId), context.RequestAborted)));
        delegation.MapForm("/invite", InviteAsync);
        delegation.MapForm("/invitations/{invitationId:guid}/again", (Guid eventId, Guid delegationId, Guid invitationId, HttpContext context, IMediator mediator) =>
            DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(new InviteAgain(eventId, invitationId), context.RequestAborted)));
        delegation.MapForm("/invitations/{invitationId:guid}/revoke", (Guid eventId, Guid delegationId, Guid invitationId, HttpContext context, IMediator mediator) =>
            DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(new RevokeInvitation(eventId, invitationId), context.RequestAborted)));
        delegation.MapForm("/members/{participationId:guid}/approve", (Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator) =>
            DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(new ApproveParticipation(eventId, participationId), context.RequestAborted), at: participationId));
        delegation.MapForm("/members/{participationId:guid}/reject", RejectAsync);
        delegation.MapForm("/members/{participationId:guid}/answer", AnswerAsync);
    }

    public static string AddressOf(Guid eventId, Guid delegationId) => $"/events/{eventId}/delegations/{delegationId}";

    private static async Task<IResult> SubmitAsync(Guid eventId, Guid delegationId, HttpContext context, IMediator mediator)
    {
        var drafts = (await mediator.Send(new GetNominations(eventId, delegationId), context.RequestAborted)).Drafts;
        return await DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(new SubmitMany(drafts) { EventId = eventId }, context.RequestAborted));
    }

    private static async Task<IResult> AddDocumentAsync(Guid eventId, Guid delegationId, HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await DoAsync(eventId, delegationId, context, mediator, async () =>
        {
            var file = form.Files["document"] ?? throw new RuleViolation("document-missing", "Choose a file first.", "document");
            await using var upload = file.OpenReadStream();
            await mediator.Send(new AddDocument(eventId, delegationId, file.FileName, upload), context.RequestAborted);
        });
    }

    private static async Task<IResult> InviteAsync(Guid eventId, Guid delegationId, HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var invite = new Invite(form.Text("email"), form.Text("name"), EventRole.FocalPoint, delegationId, form.Text("language")) { EventId = eventId };
        return await DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(invite, context.RequestAborted), invite);
    }

    private static async Task<IResult> RejectAsync(Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var reject = new RejectParticipation(form.Text("reason")) { EventId = eventId, ParticipationId = participationId };
        return await DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(reject, context.RequestAborted), at: participationId);
    }

    private static async Task<IResult> AnswerAsync(Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = new AnswerRequest(form.Text("answer")) { EventId = eventId, ParticipationId = participationId };
        return await DoAsync(eventId, delegationId, context, mediator, () => mediator.Send(answer, context.RequestAborted), at: participationId);
    }

    /// <param name="at">The member to come back to in a long list.</param>
    private static async Task<IResult> DoAsync(Guid eventId, Guid delegationId, HttpContext context, IMediator mediator, Func<Task> send, Invite? typed = null, Guid? at = null)
    {
        var reader = Reader.Of(context);
        return await Refusals.TryAsync(reader.Words, send) is { } errors
            ? await ShowAsync(eventId, delegationId, context, mediator, errors, typed)
            : TypedResults.LocalRedirect(reader.Link(AddressOf(eventId, delegationId)) + (at is null ? "" : $"#member-{at}"));
    }

    private static async Task<IResult> ShowAsync(
        Guid eventId, Guid delegationId, HttpContext context, IMediator mediator, IReadOnlyDictionary<string, string>? errors = null, Invite? typed = null)
    {
        var nominations = await mediator.Send(new GetNominations(eventId, delegationId), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        var roles = me.Roles.Where(role => role.EventId == eventId || role.Role is EventRole.Administrator).Select(role => role.Role).ToHashSet();
        var invites = roles.Overlaps([EventRole.Organiser, EventRole.Administrator]);
        var invitations = invites ? (await mediator.Send(new ListInvitations(eventId, delegationId), context.RequestAborted)).Items : [];
        return PageResults.Private<DelegationPage>(
            new
            {
                Reader = Reader.Of(context) with { Path = AddressOf(eventId, delegationId) },
                Nominations = nominations,
                Me = me,
                Roles = (IReadOnlySet<EventRole>)roles,
                Invitations = invitations,
                Errors = errors ?? new Dictionary<string, string>(),
                Typed = typed,
            },
            errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
