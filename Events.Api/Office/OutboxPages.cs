using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Jobs;
using Events.Domain.Outbox;
using MediatR;

namespace Events.Api.Office;

/// <summary>The event's mails: what has become of each, and its text where somebody has to pass it on by hand.</summary>
internal static class OutboxPages
{
    public static void MapOutboxPages(this IEndpointRouteBuilder routes)
    {
        var outbox = routes.MapGroup("/events/{eventId:guid}/outbox").RequireAuthorization();
        outbox.MapGet("", ListAsync);
        outbox.MapGet("/{mailId:guid}", ShowAsync);
        outbox.MapForm("/{jobId:guid}/retry", async (Guid eventId, Guid jobId, HttpContext context, IMediator mediator) =>
        {
            await mediator.Send(new RetryJob(eventId, jobId), context.RequestAborted);
            return TypedResults.LocalRedirect(Reader.Of(context).Link($"/events/{eventId}/outbox"));
        });
    }

    private static async Task<IResult> ListAsync(Guid eventId, HttpContext context, IMediator mediator, Choice<MailState>? state = null, int page = 1)
    {
        var mails = await mediator.Send(new ListMails(eventId, state?.Value, page), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<OutboxPage>(new { Reader = Reader.Of(context), EventId = eventId, Mails = mails, State = state?.Value, Me = me });
    }

    private static async Task<IResult> ShowAsync(Guid eventId, Guid mailId, HttpContext context, IMediator mediator)
    {
        var reader = Reader.Of(context);
        var mail = await mediator.Send(new GetMail(eventId, mailId), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<MailPage>(new { Reader = reader, List = $"/events/{eventId}/outbox", ListName = reader.Words["Outbox"], Mail = mail, Me = me });
    }
}
