using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Calendar;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class LogoEndpoints
{
    private const string OneWeek = "private, max-age=604800, immutable";

    public static void MapLogos(this IEndpointRouteBuilder routes)
    {
        var logo = routes.MapGroup("/organisations/{organisationId:guid}/logo").WithTags("Organisations");
        logo.MapPut("", Put).TakesUpload(Logos.MaxBytes).Accepts<byte[]>("image/png", "image/jpeg");
        logo.MapDelete("", Remove);
    }

    /// <summary>As pages show it: at an address of its own for each picture, so that it never changes.</summary>
    public static void MapShownLogos(this IEndpointRouteBuilder routes) => routes.MapGet("/logos/{logoId:guid}.png", Get).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The PNG we made ourselves.</summary>
    private static async Task<FileStreamHttpResult> Get(Guid logoId, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        var logo = await mediator.Send(new GetLogo(logoId), cancellationToken);
        http.Response.Headers.ContentDisposition = "inline";
        http.Response.Headers.CacheControl = OneWeek;
        return TypedResults.File(logo.Content, Logos.MediaType);
    }

    /// <summary>The body is the picture itself.</summary>
    private static async Task<NoContent> Put(Guid organisationId, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not ("image/jpeg" or "image/png"))
        {
            throw new RequestRefused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Not a logo.", "Send image/png or image/jpeg.");
        }

        await mediator.Send(new SetLogo(organisationId, request.Body), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid organisationId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveLogo(organisationId), cancellationToken);
        return TypedResults.NoContent();
    }
}
