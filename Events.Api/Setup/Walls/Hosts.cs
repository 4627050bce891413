using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Primitives;

namespace Events.Api.Setup.Walls;

/// <summary>
/// The names under which we answer. Everything else is refused with 400: whoever chooses the name would otherwise write it into links and
/// caches, or reach a server inside a network through a name of their own.
/// </summary>
/// <remarks>
/// <c>AllowedHosts</c> (names separated by semicolons, <c>*.example.org</c> for all below one) and the host of <c>Events:PublicOrigin</c>.
/// With neither: the machine's own name, the names that it was told to listen on, and the address that the caller has reached it by.
/// Loopback names are for callers on this machine, always.
/// </remarks>
internal sealed class Hosts(IConfiguration configuration, PublicOrigin origin, IServer server)
{
    private const string Health = "/health";

    private readonly string[] named = Named(configuration, origin);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Hosts>();
        // The framework's own filter reads AllowedHosts too, but answers without our form and our headers.
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
    }

    public static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    public static Task CheckAsync(HttpContext context, RequestDelegate next) => context.RequestServices.GetRequiredService<Hosts>().Knows(context)
        ? next(context)
        : throw new RequestRefused(StatusCodes.Status400BadRequest, "unknown-host", "Not our name.", "This server does not answer under the name that was asked for.");

    private bool Knows(HttpContext context)
    {
        // Whoever watches over machines asks by address; the answer holds one word.
        if (context.Request.Path.StartsWithSegments(Health))
        {
            return true;
        }

        var host = context.Request.Host.Host;
        return host.Length > 0 && (IsLoopback(host) ? IsOnThisMachine(context.Connection) : named.Length > 0 ? Matches(host, named) : IsOurs(host, context.Connection));
    }

    private static bool IsOnThisMachine(ConnectionInfo connection) => connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address) || address.Equals(connection.LocalIpAddress);

    private bool IsOurs(string host, ConnectionInfo connection) =>
        (IPAddress.TryParse(host, out var address) && connection.LocalIpAddress is { } local && Plain(address).Equals(Plain(local)))
        || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
        || (server.Features.Get<IServerAddressesFeature>()?.Addresses.Any(listened => BindingAddress.Parse(listened).Host.Equals(host, StringComparison.OrdinalIgnoreCase)) ?? false);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool Matches(string host, string[] patterns) => HostString.MatchesAny(host, [.. patterns.Select(pattern => new StringSegment(pattern))]);

    private static string[] Named(IConfiguration configuration, PublicOrigin origin) =>
    [
        .. (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(name => name != "*"),
        .. origin.Address is { } address ? new[] { address.Host } : [],
    ];
}
