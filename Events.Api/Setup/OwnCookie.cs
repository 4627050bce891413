namespace Events.Api.Setup;

/// <summary>
/// A cookie that no script reads, no other site sends along and, over TLS, no other host can set (<c>__Host-</c>). Browsers refuse that prefix
/// without TLS: on the loopback the plain name stands.
/// </summary>
internal sealed class OwnCookie : CookieBuilder
{
    private readonly IHttpContextAccessor http;
    private readonly string name;

    public OwnCookie(IHttpContextAccessor http, string name)
    {
        (this.http, this.name) = (http, name);
        HttpOnly = IsEssential = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
        Path = "/";
    }

    public override string? Name
    {
        get => http.HttpContext is { Request.IsHttps: true } ? $"__Host-{name}" : name;
        set => throw new NotSupportedException("The name follows from the connection.");
    }
}
