using Events.Infrastructure.Documents;

namespace Events.Api.Setup;

/// <summary>The bundled flags, by country: the same pictures that stand on the badges.</summary>
internal static class Flags
{
    private const string OneWeek = "public, max-age=604800";

    public static void MapFlags(this IEndpointRouteBuilder routes) => routes.MapGet("/flags/{country:length(2)}.png", Get).AllowAnonymous();

    private static IResult Get(string country, HttpResponse response)
    {
        if (FlagFiles.Open(country) is not { } picture)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = OneWeek;
        return TypedResults.Stream(picture, "image/png");
    }
}
