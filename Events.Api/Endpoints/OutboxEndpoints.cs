using Events.Api.Setup;
using Events.Domain.Common;
using Events.Domain.Outbox;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Mails of an event and the texts they are written with; mails about accounts are the administrator's.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        var mails = routes.MapGroup("/mails").WithTags("Mail");
        mails.MapGet("", List);
        mails.MapGet("/{mailId:guid}", Get);
        var templates = routes.MapGroup("/mail-templates").WithTags("Mail");
        templates.MapGet("", Templates);
        templates.MapPut("/{kind}/{language}", Set);
        templates.MapDelete("/{kind}/{language}", Remove);
    }

    public static void MapAccountMails(this IEndpointRouteBuilder routes)
    {
        var mails = routes.MapGroup("/mails").WithTags("Mail");
        mails.MapGet("", ListOfAccounts);
        mails.MapGet("/{mailId:guid}", GetOfAccount);
    }

    private static async Task<Ok<Page<MailRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, Choice<MailState>? state = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListMails(eventId, state?.Value, page, pageSize), cancellationToken));

    private static async Task<Ok<MailDetails>> Get(Guid eventId, Guid mailId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetMail(eventId, mailId), cancellationToken));

    private static async Task<Ok<IReadOnlyList<MailTemplateRow>>> Templates(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListMailTemplates(eventId), cancellationToken));

    private static async Task<NoContent> Set(Guid eventId, Choice<MailKind> kind, string language, SetMailTemplate text, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(text with { EventId = eventId, Kind = kind.Value, Language = language, ExpectedVersion = IfMatch.VersionOrNone(request) }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Choice<MailKind> kind, string language, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveMailTemplate(eventId, kind.Value, language, IfMatch.VersionOrNone(request)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<MailRow>>> ListOfAccounts(
        IMediator mediator, CancellationToken cancellationToken, Choice<MailState>? state = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListAccountMails(state?.Value, page, pageSize), cancellationToken));

    private static async Task<Ok<MailDetails>> GetOfAccount(Guid mailId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetAccountMail(mailId), cancellationToken));
}
