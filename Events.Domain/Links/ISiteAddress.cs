namespace Events.Domain.Links;

/// <summary>Where people reach this installation, for what is read outside of it. Never taken from a request.</summary>
public interface ISiteAddress
{
    /// <summary>Such as <c>https://forum.example.org</c>, without a slash at its end.</summary>
    string Origin { get; }
}

public static class LinkAddresses
{
    public static string AddressOf(this ISiteAddress site, LinkPurpose purpose, string token) =>
        $"{site.Origin}/{PageOf(purpose)}?token={token}";

    private static string PageOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ResetPassword => "reset",
        LinkPurpose.ChangeEmail => "email",
        _ => "invitation",
    };
}
