using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Public.Kept;

/// <summary>A made page with its compressed copies, ready to be sent to anybody.</summary>
internal sealed class KeptPage
{
    private const int Overhead = 1024;
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    // They belong to one answer, or are set anew with each.
    private static readonly FrozenSet<string> own = new[] { HeaderNames.ContentLength, HeaderNames.Date, HeaderNames.ETag, HeaderNames.Vary, HeaderNames.ContentEncoding, HeaderNames.SetCookie, HeaderNames.TransferEncoding }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly StringValues vary = new([HeaderNames.AcceptLanguage, HeaderNames.AcceptEncoding]);

    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] plain;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;
    private readonly string hash;

    public KeptPage(byte[] plain, KeyValuePair<string, StringValues>[] headers, DateTime? untilUtc)
    {
        (this.plain, this.headers, UntilUtc) = (plain, headers, untilUtc);
        hash = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 16));
        brotli = new Lazy<byte[]>(() => Brotli(plain));
        gzip = new Lazy<byte[]>(() => GZip(plain));
    }

    /// <summary>The instant at which it says something old by the clock alone; null for never.</summary>
    public DateTime? UntilUtc { get; }

    /// <summary>What it takes in memory with all its copies.</summary>
    public long Bytes => plain.Length + brotli.Value.Length + gzip.Value.Length + Overhead;

    /// <param name="response">As its maker left it.</param>
    public static KeptPage Of(byte[] plain, HttpResponse response, DateTime? untilUtc) =>
        new(plain, [.. response.Headers.Where(header => !own.Contains(header.Key))], untilUtc);

    /// <summary>304 without a body to whoever has it; else the copy that they can read.</summary>
    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAdd(name, value);
        }

        var (body, encoding) = BodyFor(context.Request.Headers.AcceptEncoding.ToString());
        response.Headers.Vary = vary;
        response.Headers.ETag = encoding is null ? $"\"{hash}\"" : $"\"{hash}-{encoding}\"";
        if (IsKnown(context.Request.Headers.IfNoneMatch.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = default;
            return Task.CompletedTask;
        }

        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    /// <summary>All copies say the same, so that having one is having the page. The hash is long enough to be looked for as it is.</summary>
    private bool IsKnown(string ifNoneMatch) => ifNoneMatch.Length > 0 && (ifNoneMatch == "*" || ifNoneMatch.Contains(hash, StringComparison.Ordinal));

    private (byte[] Body, string? Encoding) BodyFor(string accepted) =>
        Accepts(accepted, "br") ? (brotli.Value, "br") : Accepts(accepted, "gzip") ? (gzip.Value, "gzip") : (plain, null);

    private static bool Accepts(string accepted, string encoding)
    {
        foreach (var part in accepted.AsSpan().Split(','))
        {
            var one = accepted.AsSpan(part).Trim();
            if (one.StartsWith(encoding, StringComparison.OrdinalIgnoreCase) && (one.Length == encoding.Length || one[encoding.Length] is ';' or ' '))
            {
                return StringWithQualityHeaderValue.TryParse(one.ToString(), out var value) && value.Quality is not 0;
            }
        }

        return false;
    }

    private static byte[] Brotli(byte[] plain)
    {
        var copy = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, copy, out var length, BrotliQuality, BrotliWindow) ? copy[..length] : throw new InvalidOperationException("The page could not be compressed.");
    }

    private static byte[] GZip(byte[] plain)
    {
        using var copy = new MemoryStream();
        using (var zip = new GZipStream(copy, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(plain);
        }

        return copy.ToArray();
    }
}
