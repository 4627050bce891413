using System.Text.Json;
using System.Threading.RateLimiting;

namespace Events.Api.Setup.Walls;

/// <summary>
/// Failed sign-ins of one account from one address (setting <c>Events:Limits:SignInFailures</c>): the sixth within a quarter of an hour is
/// not even looked at. Beside the lock of the account, which counts all addresses; successful sign-ins count nothing.
/// </summary>
internal sealed class SignInFailures(FixedWindowRateLimiterOptions window) : IDisposable
{
    private readonly PartitionedRateLimiter<int> failures = PartitionedRateLimiter.Create<int, int>(bucket => RateLimitPartition.GetFixedWindowLimiter(bucket, _ => window));

    public static async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsSignIn(context) || await EmailAsync(context.Request) is not { Length: > 0 } email)
        {
            await next(context);
            return;
        }

        var counted = context.RequestServices.GetRequiredService<SignInFailures>().failures;
        var bucket = Limits.Bucket($"{Limits.AddressOf(context)} {email.Trim().ToUpperInvariant()}");
        using (var left = counted.AttemptAcquire(bucket, permitCount: 0))
        {
            if (!left.IsAcquired)
            {
                Limits.ComeBack(context.Response, left);
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }
        }

        // Counted before the answer goes out, so that the next attempt finds it.
        context.Response.OnStarting(() =>
        {
            if (context.Features.Get<Refused>() is not null)
            {
                counted.AttemptAcquire(bucket).Dispose();
            }

            return Task.CompletedTask;
        });
        await next(context);
    }

    /// <summary>Somebody was not let in. That the second step is asked for is none: the first was right.</summary>
    public static void Note(HttpContext context) => context.Features.Set(Refused.Once);

    public void Dispose() => failures.Dispose();

    private static bool IsSignIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: var address } && address?.Trim('/') is "sign-in" or "api/auth/sign-in";

    /// <summary>The address that wants to come in; null where the body is none that the endpoint would read.</summary>
    private static async Task<string?> EmailAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted))["email"];
        }

        request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            return body.RootElement.ValueKind is JsonValueKind.Object && body.RootElement.TryGetProperty("email", out var email) && email.ValueKind is JsonValueKind.String ? email.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    private sealed class Refused
    {
        public static readonly Refused Once = new();
    }
}
