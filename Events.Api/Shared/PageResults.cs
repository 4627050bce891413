using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Shared;

/// <summary>Pages as answers: rendered once on the server, without a circuit and without a script.</summary>
internal static class PageResults
{
    /// <summary>What a page may load: nothing but this site's own files. Only those that ask for passkeys carry a script.</summary>
    private const string ContentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string ContentPolicyWithScript = ContentPolicy + "; script-src 'self'; connect-src 'self'";

    /// <summary>For one reader: kept nowhere.</summary>
    /// <param name="withScript">The page asks for passkeys, which takes a script: one of this site's own files.</param>
    public static IResult Private<TPage>(object parameters, int status = StatusCodes.Status200OK, bool withScript = false)
        where TPage : IComponent => new PageResult(new RazorComponentResult<TPage>(parameters) { StatusCode = status }, IsPublic: false, withScript);

    /// <summary>The same for everybody who reads the language: may be kept, if it is asked about each time.</summary>
    public static IResult Public<TPage>(object parameters)
        where TPage : IComponent => new PageResult(new RazorComponentResult<TPage>(parameters), IsPublic: true, WithScript: false);

    private sealed record PageResult(IResult Page, bool IsPublic, bool WithScript) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = WithScript ? ContentPolicyWithScript : ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers[HeaderNames.XFrameOptions] = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers.Vary = HeaderNames.AcceptLanguage;
            if (!IsPublic)
            {
                headers.CacheControl = "no-cache, no-store";
                await Page.ExecuteAsync(context);
                return;
            }

            headers.CacheControl = "public, no-cache";
            await SendOnceAsync(context);
        }

        /// <summary>Renders first, so that the tag is the page's own hash; a browser that has the page is not sent it again.</summary>
        private async Task SendOnceAsync(HttpContext context)
        {
            var body = context.Response.Body;
            using var rendered = new MemoryStream();
            context.Response.Body = rendered;
            try
            {
                await Page.ExecuteAsync(context);
            }
            finally
            {
                context.Response.Body = body;
            }

            rendered.Position = 0;
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(await SHA256.HashDataAsync(rendered, context.RequestAborted))}\"");
            context.Response.GetTypedHeaders().ETag = tag;
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            rendered.Position = 0;
            context.Response.ContentLength = rendered.Length;
            await rendered.CopyToAsync(body, context.RequestAborted);
        }
    }
}
