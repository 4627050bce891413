using Events.Api.Setup.Walls;
using Events.Domain.Links;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Events.Api.Setup;

/// <summary>The setting <c>Events:PublicOrigin</c>, else the address the server listens on: right for trying it out on one machine.</summary>
internal sealed class SiteAddress(PublicOrigin given, IServer server) : ISiteAddress
{
    public string Origin => given.Address?.GetLeftPart(UriPartial.Authority) ?? Listening().TrimEnd('/');

    // "Any address" is nothing to put into a browser.
    private string Listening() => (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost")
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal);
}
