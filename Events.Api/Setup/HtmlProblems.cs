using Events.Api.Shared;

namespace Events.Api.Setup;

/// <summary>What went wrong, as a page for whoever reads with a browser. The API keeps <c>application/problem+json</c>.</summary>
internal sealed class HtmlProblems : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => ReadsPages(context.HttpContext.Request);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var status = context.ProblemDetails.Status ?? http.Response.StatusCode;
        Problems.Complete(context);
        await PageResults.Private<ErrorPage>(
            new
            {
                Reader = Reader.Of(http),
                Status = status,
                Detail = status is StatusCodes.Status409Conflict ? context.ProblemDetails.Detail : null,
                TraceId = status >= StatusCodes.Status500InternalServerError ? context.ProblemDetails.Extensions["traceId"]?.ToString() : null,
            },
            status).ExecuteAsync(http);
    }

    /// <summary>An address outside the API, asked for by something that shows pages.</summary>
    public static bool ReadsPages(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi")
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>An address that is nobody's is not there, for the signed-in and for others. The API asks who it is first.</summary>
    public static Task NothingHereAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is null && !context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
