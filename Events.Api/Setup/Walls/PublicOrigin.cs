namespace Events.Api.Setup.Walls;

/// <summary>
/// The address at which the world knows this installation, such as <c>https://events.example.org</c>: setting <c>Events:PublicOrigin</c>.
/// Null where none is set: then the address is the one that is asked for.
/// </summary>
internal sealed record PublicOrigin(Uri? Address)
{
    private const string Setting = "Events:PublicOrigin";

    /// <exception cref="InvalidOperationException">The setting is no http or https origin.</exception>
    public static PublicOrigin From(IConfiguration configuration)
    {
        var text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text))
        {
            return new PublicOrigin((Uri?)null);
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/" && address.UserInfo.Length == 0
            ? new PublicOrigin(address)
            : throw new InvalidOperationException($"{Setting} is no origin such as https://events.example.org: {text}");
    }
}
