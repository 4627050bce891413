namespace Events.Api.Public;

/// <summary>Addresses of the static, server-rendered pages.</summary>
internal static class Pages
{
    public static void MapPages(this WebApplication app)
    {
    }
}
