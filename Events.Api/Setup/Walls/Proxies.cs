using Microsoft.AspNetCore.HttpOverrides;
using IPAddress = System.Net.IPAddress;
using IPNetwork = System.Net.IPNetwork;

namespace Events.Api.Setup.Walls;

/// <summary>
/// The reverse proxies that may say for whom they speak (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>): setting <c>Events:Proxies</c>,
/// addresses or networks separated by commas. From anybody else the headers count for nothing; the forwarded host never counts.
/// </summary>
internal static class Proxies
{
    private const string Setting = "Events:Proxies";

    /// <exception cref="InvalidOperationException">The setting holds something else than addresses and networks.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var proxies = (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network).ToList();
        // After everything else: an environment variable of the framework would clear the lists and believe everybody.
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            proxies.ForEach(forwarded.KnownIPNetworks.Add);
            forwarded.ForwardLimit = 1;
            // With empty lists the framework believes everybody, so that without a proxy there is nothing to believe.
            forwarded.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        });
    }

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException($"{Setting} holds neither an address nor a network: {text}");
}
