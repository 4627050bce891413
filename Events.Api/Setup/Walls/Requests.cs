using Microsoft.AspNetCore.Http.Features;

namespace Events.Api.Setup.Walls;

/// <summary>What a request must look like before anything reads it.</summary>
internal static class Requests
{
    // Spelt exactly so: a verb in small letters would otherwise be another verb here and the same one there.
    private static readonly string[] verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!verbs.Contains(request.Method, StringComparer.Ordinal) && !OpensConnection(context))
        {
            throw new RequestRefused(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "No such method.", "Use GET, HEAD, POST, PUT or DELETE.");
        }

        // Two lengths for one body: a proxy may believe the other one. The server has put the first aside under this name by now.
        if (request.Headers.TransferEncoding.Count > 0 && request.Headers.ContainsKey("X-Content-Length"))
        {
            throw new RequestRefused(StatusCodes.Status400BadRequest, "two-lengths", "Two lengths for one body.", "Send Content-Length or Transfer-Encoding, not both.");
        }

        return next(context);
    }

    /// <summary>How a browser that speaks HTTP/2 asks for the connection of an open page; its origin is looked at like that of a change.</summary>
    private static bool OpensConnection(HttpContext context) =>
        context.Request.Path == "/_blazor" && context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    /// <summary>HEAD is answered as GET, by the same endpoint and the same rights; the server leaves out the body.</summary>
    public static async Task AnswerHeadAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }
}
