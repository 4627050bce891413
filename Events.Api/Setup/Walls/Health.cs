using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Api.Setup.Walls;

/// <summary>For whoever watches over the machine: one word, nothing else.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").ExcludeFromDescription().AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", ReadyAsync);
    }

    /// <summary>503 while the database does not answer.</summary>
    private static async Task<IResult> ReadyAsync(EventsDb db, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await AnswersAsync(db, cancellationToken))
        {
            return TypedResults.Text("ready");
        }

        response.Headers.RetryAfter = "5";
        return TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(EventsDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken) is var _;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
        {
            return false;
        }
    }
}
