using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using MediatR;

namespace Events.Api.Account;

/// <summary>The page that makes the first administrator. At any other time there is no such page.</summary>
internal static class FirstRunPages
{
    public static void MapFirstRunPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/first-run", ShowAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/first-run", MakeAsync).AllowAnonymous().OverTlsOnly();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, CancellationToken cancellationToken, string token = "")
    {
        await mediator.Send(new CheckFirstRun(token), cancellationToken);
        return PageResults.Private<FirstRunPage>(new { Reader = Reader.Of(context), Token = token });
    }

    private static async Task<IResult> MakeAsync(HttpContext context, IMediator mediator, Door door, AccountSettings settings, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var command = new MakeFirstAdministrator(form.Text("token"), form.Text("name"), form.Text("email"), form["password"].ToString());
        await mediator.Send(new CheckFirstRun(command.Token), cancellationToken);
        var reader = Reader.Of(context);
        var errors = await Refusals.TryAsync(reader.Words, async () => await door.EnterAsync(await mediator.Send(command, cancellationToken)));
        return errors is null
            ? TypedResults.LocalRedirect(settings.RequireSecondFactor ? "/account/second-factor" : "/")
            : PageResults.Private<FirstRunPage>(
                new { Reader = reader, command.Token, Name = command.DisplayName, command.Email, Errors = errors }, StatusCodes.Status422UnprocessableEntity);
    }
}
