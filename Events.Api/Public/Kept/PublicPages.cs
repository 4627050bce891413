namespace Events.Api.Public.Kept;

/// <summary>
/// Answers public addresses from memory, before anybody is asked who they are. What is not kept is made, tagged and compressed here.
/// docs/decisions/0010-public-cache.md says why this is not the framework's output cache.
/// </summary>
internal sealed class PublicPages(RequestDelegate next, KeptPages pages, PublicStamps stamps, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not { } page || page.MayBePersonal(context.Request))
        {
            await next(context);
            return;
        }

        var stamp = await stamps.NowAsync();
        var address = page.AddressOf(context.Request);
        if (pages.Find(stamp, address, context.Request, NowUtc) is { } kept)
        {
            await kept.SendAsync(context);
            return;
        }

        await MakeAsync(context, stamp, address);
    }

    private DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    private async Task MakeAsync(HttpContext context, Guid stamp, string address)
    {
        var body = context.Response.Body;
        using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Features.Get<Keeping>() is not { } keeping || context.Response.StatusCode != StatusCodes.Status200OK || context.Response.Headers.SetCookie.Count > 0)
        {
            made.Position = 0;
            await made.CopyToAsync(body, context.RequestAborted);
            return;
        }

        var page = KeptPage.Of(made.ToArray(), context.Response, keeping.UntilUtc);
        if (keeping.IsKept)
        {
            pages.Keep(stamp, address, context.Request, keeping.Languages, page, NowUtc);
        }

        await page.SendAsync(context);
    }
}

internal static class PublicPagesSetup
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) =>
        services.AddSingleton(new KeptPages(KeptPages.DefaultMaxBytes)).AddSingleton<PublicStamps>();

    /// <summary>Before the request is asked who it is: those who are signed in get the same bytes.</summary>
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app) => app.UseMiddleware<PublicPages>();
}
