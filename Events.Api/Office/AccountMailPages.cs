using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Outbox;
using MediatR;

namespace Events.Api.Office;

/// <summary>The mails about accounts, for the administrator: what has become of each, and its text.</summary>
internal static class AccountMailPages
{
    public const string Address = "/admin/mails";

    public static void MapAccountMailPages(this IEndpointRouteBuilder routes)
    {
        // A mail that lies in the pick-up folder is shown with its link, which opens an account.
        var mails = routes.MapGroup(Address).RequireAuthorization().OverTlsOnly();
        mails.MapGet("", ListAsync);
        mails.MapGet("/{mailId:guid}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IMediator mediator, Choice<MailState>? state = null, int page = 1)
    {
        var mails = await mediator.Send(new ListAccountMails(state?.Value, page), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<AccountMailsPage>(new { Reader = Reader.Of(context), Mails = mails, State = state?.Value, Me = me });
    }

    private static async Task<IResult> ShowAsync(Guid mailId, HttpContext context, IMediator mediator)
    {
        var reader = Reader.Of(context);
        var mail = await mediator.Send(new GetAccountMail(mailId), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<MailPage>(new { Reader = reader, List = Address, ListName = reader.Words["AccountMails"], Mail = mail, Me = me });
    }
}
