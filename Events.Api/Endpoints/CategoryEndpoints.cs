using Events.Api.Setup;
using Events.Domain.Calendar;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class CategoryEndpoints
{
    public static void MapCategories(this IEndpointRouteBuilder routes)
    {
        var categories = routes.MapGroup("/categories").WithTags("Categories");
        categories.MapGet("", List);
        categories.MapCreate("", Add);
        categories.MapGet("/{categoryId:guid}", Get);
        categories.MapPut("/{categoryId:guid}", Change);
        categories.MapDelete("/{categoryId:guid}", Remove);
    }

    private static async Task<Ok<IReadOnlyList<CategoryRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListCategories(eventId), cancellationToken));

    private static async Task<Ok<CategoryRow>> Get(Guid eventId, Guid categoryId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCategory(eventId, categoryId), cancellationToken));

    private static async Task<Created<Made>> Add(Guid eventId, AddCategory category, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/categories", await mediator.Send(category with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, Guid categoryId, IfMatch ifMatch, ChangeCategory category, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(category with { EventId = eventId, CategoryId = categoryId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid categoryId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveCategory(eventId, categoryId), cancellationToken);
        return TypedResults.NoContent();
    }
}
