using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Events.Api.Setup.Walls;

/// <summary>How large a request may be and how long it may take. What is larger is refused while it comes; what is slower is let go.</summary>
internal static class Sizes
{
    public const long MaxBodyBytes = 1024 * 1024;

    // Everything in a form but its file.
    private const long MaxSurroundings = 64 * 1024;

    /// <summary>Files come and go over slow lines; the server's least data rates still hold.</summary>
    private static readonly TimeSpan forFiles = TimeSpan.FromMinutes(15);

    public static void Add(WebApplicationBuilder builder)
    {
        // Lines end with CR LF. A lone LF ends a line for us and not for a proxy: one request would be two.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Limit(kestrel.Limits);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 256;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 64 * 1024;
            form.MultipartHeadersCountLimit = 8;
            form.MultipartHeadersLengthLimit = 4 * 1024;
            form.MultipartBoundaryLengthLimit = 100;
        });
        var seconds = builder.Configuration.GetValue("Events:RequestSeconds", 30);
        builder.Services.AddRequestTimeouts(timeouts =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(seconds), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable, WriteTimeoutResponse = ComeBackAsync });
    }

    /// <summary>The body is a file of at most this many bytes, and may take its time.</summary>
    public static TBuilder TakesUpload<TBuilder>(this TBuilder route, long maxBytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequestSizeLimitAttribute(maxBytes)).SendsFile();

    /// <summary>The body is a form with a file of at most this many bytes among its fields, and may take its time.</summary>
    public static TBuilder TakesForm<TBuilder>(this TBuilder route, long maxFileBytes)
        where TBuilder : IEndpointConventionBuilder => route.TakesUpload(maxFileBytes + MaxSurroundings);

    /// <summary>The answer is a file, and may take its time.</summary>
    public static TBuilder SendsFile<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithRequestTimeout(forFiles);
        return route;
    }

    /// <summary>Whether the endpoint takes more than others.</summary>
    public static bool IsUpload(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: > MaxBodyBytes };

    private static Task ComeBackAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Task.CompletedTask;
    }

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MaxConcurrentConnections = 2000;
        limits.MaxConcurrentUpgradedConnections = 500;
        limits.MaxRequestHeaderCount = 60;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.Http2.MaxStreamsPerConnection = 50;
    }
}
