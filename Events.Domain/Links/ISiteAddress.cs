namespace Events.Domain.Links;

/// <summary>Where people reach this installation, for what is read outside of it. Never taken from a request.</summary>
public interface ISiteAddress
{
    /// <summary>Such as <c>https://forum.example.org</c>, without a slash at its end.</summary>
    string Origin { get; }
}

public static class LinkAddresses
{
    /// <param name="language">BCP 47, that the page is to be read in.</param>
    public static string AddressOf(this ISiteAddress site, LinkPurpose purpose, string token, string language) =>
        $"{site.Origin}/{PageOf(purpose)}?token={token}&lang={language}";

    private static string PageOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ResetPassword => "reset",
        LinkPurpose.ChangeEmail => "email",
        _ => "invitation",
    };
}
