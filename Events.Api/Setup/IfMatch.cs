using System.Globalization;
using System.Reflection;
using Events.Domain.Common;

namespace Events.Api.Setup;

/// <summary>The version the caller has read, from <c>If-Match</c>. Without the header 428: nobody overwrites what they have not seen.</summary>
public sealed record IfMatch(long Version)
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter) => VersionOrNone(context.Request) is { } version
        ? ValueTask.FromResult<IfMatch?>(new IfMatch(version))
        : throw new RequestRefused(StatusCodes.Status428PreconditionRequired, "if-match-required", "Which version?", "Send the ETag that you read as If-Match.");

    /// <summary>The version, or null without the header: for a step that may, but need not, name what was read.</summary>
    /// <exception cref="StaleVersion">The header names no version of ours.</exception>
    public static long? VersionOrNone(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        return header.Length == 0 ? null
            : long.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : throw new StaleVersion(0);
    }
}

/// <summary>Sends the version of what is read as a strong ETag, and 304 to those who have it.</summary>
internal sealed class ETagFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (result is not IValueHttpResult { Value: IVersioned { Version: var version } })
        {
            return result;
        }

        var etag = $"\"{version}\"";
        context.HttpContext.Response.Headers.ETag = etag;
        return HttpMethods.IsGet(context.HttpContext.Request.Method) && context.HttpContext.Request.Headers.IfNoneMatch == etag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : result;
    }
}
