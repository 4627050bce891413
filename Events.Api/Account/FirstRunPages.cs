using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
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
        try
        {
            await door.EnterAsync(await mediator.Send(command, cancellationToken));
            return TypedResults.LocalRedirect(settings.RequireSecondFactor ? "/account/second-factor" : "/");
        }
        catch (ValidationException invalid)
        {
            return Again(invalid.Errors.GroupBy(error => error.PropertyName).ToDictionary(field => field.Key, field => field.First().ErrorMessage));
        }
        catch (RuleViolation rule)
        {
            return Again(new() { [rule.Field is "email" ? nameof(command.Email) : nameof(command.Password)] = rule.Message });
        }

        IResult Again(Dictionary<string, string> errors) => PageResults.Private<FirstRunPage>(
            new { Reader = Reader.Of(context), command.Token, Name = command.DisplayName, command.Email, Errors = (IReadOnlyDictionary<string, string>)errors },
            StatusCodes.Status422UnprocessableEntity);
    }
}
