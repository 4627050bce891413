using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;

namespace Events.Api.Setup.Walls;

/// <summary>
/// How often somebody may ask for what is dear or dangerous: 429 and <c>Retry-After</c> beyond. Counted in windows by this process; what must
/// hold over restarts, the lock of an account, is in the database.
/// </summary>
internal static class Limits
{
    private const string Settings = "Events:Limits:";

    // Counters are shared by callers whose hashes meet: there are never more than this many, whoever calls.
    private const int Buckets = 16384;

    private static readonly Dictionary<Limit, (int Count, int Seconds)> usual = new()
    {
        [Limit.Door] = (300, 900),
        [Limit.Reset] = (30, 3600),
        [Limit.Lookup] = (300, 60),
        [Limit.Search] = (600, 60),
        [Limit.Upload] = (60, 60),
    };

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = usual.ToDictionary(limit => limit.Key, limit => Read(configuration, limit.Key.ToString(), limit.Value));
        services.AddSingleton(new SignInFailures(Window(Read(configuration, "SignInFailures", (5, 900)))));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                ComeBack(rejected.HttpContext.Response, rejected.Lease);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (Limit, int)>(context => KindOf(context) is { } kind
                ? RateLimitPartition.GetFixedWindowLimiter((kind, Bucket(CallerOf(context, kind))), _ => Window(limits[kind]))
                : RateLimitPartition.GetNoLimiter<(Limit, int)>(default));
        });
    }

    /// <summary>Counts the endpoint as this, where its nature does not say it.</summary>
    public static TBuilder LimitedAs<TBuilder>(this TBuilder route, Limit limit)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Counted(limit));

    public static int Bucket(string caller) => (int)((uint)caller.GetHashCode(StringComparison.Ordinal) % Buckets);

    /// <summary>The caller's address; of IPv6 the network, of which one subscriber has all addresses.</summary>
    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    public static void ComeBack(HttpResponse response, RateLimitLease lease) =>
        response.Headers.RetryAfter = Math.Ceiling(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, wait.TotalSeconds) : 60).ToString(CultureInfo.InvariantCulture);

    private static Limit? KindOf(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return null;
        }

        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        return endpoint.Metadata.GetMetadata<Counted>()?.Limit
            ?? (!isRead && Sizes.IsUpload(endpoint) ? Limit.Upload
            : !isRead && AsksForMail(endpoint) ? Limit.Reset
            : !isRead && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Limit.Door
            : isRead && context.Request.Query.ContainsKey("q") ? Limit.Search
            : null);
    }

    private static bool AsksForMail(Endpoint endpoint) => endpoint is RouteEndpoint { RoutePattern.RawText: var address } && address?.Trim('/') is "forgot" or "api/auth/forgot";

    private static string CallerOf(HttpContext context, Limit kind) =>
        kind is not (Limit.Door or Limit.Reset) && Accounts.UserIdOf(context.User) is { } userId ? userId.ToString() : AddressOf(context);

    private static FixedWindowRateLimiterOptions Window((int Count, int Seconds) limit) => new() { PermitLimit = limit.Count, Window = TimeSpan.FromSeconds(limit.Seconds), QueueLimit = 0 };

    private static (int Count, int Seconds) Read(IConfiguration configuration, string name, (int, int) usual)
    {
        if (configuration[Settings + name] is not { Length: > 0 } text)
        {
            return usual;
        }

        return text.Split('/') is [var count, var seconds] && int.TryParse(count, CultureInfo.InvariantCulture, out var number) && int.TryParse(seconds, CultureInfo.InvariantCulture, out var window) && number > 0 && window > 0
            ? (number, window)
            : throw new InvalidOperationException($"{Settings}{name} is no count per seconds such as 300/60: {text}");
    }

    private sealed record Counted(Limit Limit);
}
