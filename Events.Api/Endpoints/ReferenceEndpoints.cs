using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Countries and blocs.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/countries", Countries).WithTags("Reference");
        routes.MapGet("/blocs", Blocs).WithTags("Reference");
        routes.MapGet("/blocs/{code}/members", Members).WithTags("Reference");
    }

    private static async Task<Ok<IReadOnlyList<CountryRow>>> Countries(IMediator mediator, CancellationToken cancellationToken, string lang = LocalizedText.English) =>
        TypedResults.Ok(await mediator.Send(new ListCountries(lang), cancellationToken));

    private static async Task<Ok<IReadOnlyList<BlocRow>>> Blocs(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListBlocs(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<BlocMemberRow>>> Members(string code, DateOnly on, IMediator mediator, CancellationToken cancellationToken, string lang = LocalizedText.English) =>
        TypedResults.Ok(await mediator.Send(new ListBlocMembers(code, on, lang), cancellationToken));
}
