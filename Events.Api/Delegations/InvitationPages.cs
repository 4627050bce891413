using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Common;
using Events.Domain.Invitations;
using MediatR;

namespace Events.Api.Delegations;

/// <summary>The page that an invitation's link opens. It needs no sign-in: the link is the key, and works once.</summary>
internal static class InvitationPages
{
    public static void MapInvitationPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invitation", (HttpContext context, IMediator mediator, string token = "") => ShowAsync(context, mediator, token)).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/invitation/accept", AcceptAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/invitation/decline", DeclineAsync).AllowAnonymous().OverTlsOnly();
    }

    private static async Task<IResult> AcceptAsync(HttpContext context, IMediator mediator, Door door)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var accept = new AcceptInvitation(form.Text("token"), form.Text("name"), form["password"].ToString());
        AcceptedInvitation? accepted = null;
        var reader = Reader.Of(context);
        var errors = await Refusals.TryAsync(reader.Words, async () => accepted = await mediator.Send(accept, context.RequestAborted));
        if (errors is not null)
        {
            return await ShowAsync(context, mediator, accept.Token, accept.DisplayName, errors);
        }

        var next = accepted!.DelegationId is { } delegation ? DelegationPages.AddressOf(accepted.EventId, delegation) : $"/events/{accepted.EventId}";
        if (!accepted.IsNewAccount)
        {
            return TypedResults.LocalRedirect(reader.Link("/sign-in", ("ReturnUrl", next)));
        }

        await door.EnterAsync(accepted.UserId);
        return TypedResults.LocalRedirect(reader.Link(next));
    }

    private static async Task<IResult> DeclineAsync(HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var decline = new DeclineInvitation(form.Text("token"), form.Text("reason"));
        var reader = Reader.Of(context);
        return await Refusals.TryAsync(reader.Words, () => mediator.Send(decline, context.RequestAborted)) is { } errors
            ? await ShowAsync(context, mediator, decline.Token, null, errors)
            : PageResults.Private<DeclinedPage>(new { Reader = reader });
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string token, string? name = null, IReadOnlyDictionary<string, string>? errors = null)
    {
        var reader = Reader.Of(context);
        try
        {
            var invitation = await mediator.Send(new ReadInvitation(token), context.RequestAborted);
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return PageResults.Private<InvitationPage>(
                new { Reader = reader with { Path = "/invitation" }, Invitation = invitation, Token = token, Name = name ?? invitation.Name, Errors = errors ?? new Dictionary<string, string>() },
                errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
        catch (Gone gone)
        {
            return PageResults.Private<InvitationGonePage>(new { Reader = reader, Text = Refusals.Of(reader.Words, gone.Code, gone.Message) }, StatusCodes.Status410Gone);
        }
    }
}
