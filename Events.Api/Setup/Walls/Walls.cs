
namespace Events.Api.Setup.Walls;

/// <summary>What stands between the world and the endpoints. <c>docs/decisions/0011-walls.md</c> says which attack meets which of them.</summary>
internal static class Walls
{
    public static void AddWalls(this WebApplicationBuilder builder)
    {
        Sizes.Add(builder);
        Proxies.Add(builder.Services, builder.Configuration);
        Hosts.Add(builder.Services);
        builder.Services.AddSingleton(PublicOrigin.From(builder.Configuration));
        builder.Services.AddLimits(builder.Configuration);
    }

    /// <summary>Before anything else: who really calls, and the headers of the answer, whatever it will be.</summary>
    public static void UseOuterWalls(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(SecurityHeaders.AddAsync);
    }

    /// <summary>Inside what turns refusals into answers, and before any address is looked up.</summary>
    public static void UseFormWalls(this WebApplication app)
    {
        app.Use(Requests.CheckAsync);
        app.Use(Hosts.CheckAsync);
        app.Use(Requests.AnswerHeadAsync);
        app.UseRouting();
        app.Use(OwnSite.CheckAsync);
        app.UseRequestTimeouts();
    }

    /// <summary>Where it is known who calls.</summary>
    public static void UseCallerWalls(this WebApplication app)
    {
        app.UseRateLimiter();
        app.Use(SignInFailures.CountAsync);
        app.Use(QueryNames.CheckAsync);
    }
}
