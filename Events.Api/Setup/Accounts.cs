using System.Security.Claims;
using Events.Domain.Access;
using Events.Infrastructure.Access;
using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Events.Api.Setup;

/// <summary>Who may come in: a cookie for browsers, a bearer token for programs. What they may do is decided on each message.</summary>
internal static class Accounts
{
    public const string AdministratorsOnly = "administrators";
    public const string CookieName = "events";

    /// <summary>What OWASP asks of PBKDF2 with SHA-512.</summary>
    private const int UsualIterations = 220_000;

    private const string SessionClaim = "sid";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        // It would write whole addresses into the log, and some hold a link's secret.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.AddDataProtection().SetApplicationName("Events").PersistKeysToDbContext<EventsDb>();
        services.AddSingleton(provider => SettingsFrom(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<DatabaseSettings>().IsDemo));
        services.AddOptions<PasswordHasherOptions>().Configure<IConfiguration>((hasher, settings) => hasher.IterationCount = settings.GetValue("Events:Accounts:PasswordIterations", UsualIterations));
        services.AddSingleton<IPasswordHasher<User>, ComposedHasher>();
        services.AddScoped<IPasswordValidator<User>, PasswordRules>();
        services.AddIdentityCore<User>(identity => identity.User.RequireUniqueEmail = true)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<EventsDb>()
            .AddUserStore<AccountStore>();
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Walls.PublicOrigin>(Passkeys.Configure);
        services.AddCookiesAndTokens();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(AdministratorsOnly, policy => policy.RequireAuthenticatedUser().AddRequirements(new AdministratorRequirement()));
        services.AddScoped<Door>();
        services.AddSingleton<SecondStep>();
        services.AddScoped<IAuthorizationHandler, AdministratorHandler>();
    }

    public static Guid? UserIdOf(ClaimsPrincipal principal) => IdIn(principal, ClaimTypes.NameIdentifier);

    public static Guid? SessionIdOf(ClaimsPrincipal principal) => IdIn(principal, SessionClaim);

    public static ClaimsPrincipal PrincipalOf(UserSession session) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, session.UserId.ToString()), new(SessionClaim, session.Id.ToString())], IdentityConstants.ApplicationScheme));

    private static void AddCookiesAndTokens(this IServiceCollection services)
    {
        var authentication = services.AddAuthentication("Smart");
        authentication.AddPolicyScheme("Smart", null, smart => smart.ForwardDefaultSelector = context =>
            context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme);
        authentication.AddBearerToken(IdentityConstants.BearerScheme);
        authentication.AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme).Configure<AccountSettings>((token, accounts) => token.BearerTokenExpiration = token.RefreshTokenExpiration = accounts.SessionLimit);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<AccountSettings, IHttpContextAccessor>((cookie, accounts, http) =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/denied";
            cookie.Cookie = new OwnCookie(http, CookieName);
            // The session's row says when it is over; the cookie only has to last as long.
            cookie.ExpireTimeSpan = accounts.SessionLimit;
            cookie.SlidingExpiration = false;
            cookie.Events.OnRedirectToLogin = SignedOut.AnswerAsync;
            cookie.Events.OnRedirectToAccessDenied = SignedOut.DenyAsync;
        });
        services.AddAntiforgery();
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IHttpContextAccessor>((forms, http) => forms.Cookie = new OwnCookie(http, CookieName + "-form"));
    }

    /// <summary>A demo's sign-ins are known to everybody: there, a second factor would only be in the way.</summary>
    private static AccountSettings SettingsFrom(IConfiguration settings, bool isDemo) => new(
        !isDemo && settings.GetValue("Events:Accounts:RequireSecondFactor", true),
        TimeSpan.FromHours(settings.GetValue("Events:Accounts:SessionHours", AccountSettings.UsualSessionLimit.TotalHours)),
        TimeSpan.FromMinutes(settings.GetValue("Events:Accounts:IdleMinutes", AccountSettings.UsualIdleLimit.TotalMinutes)));

    private static Guid? IdIn(ClaimsPrincipal principal, string claim) => Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;
}

/// <summary>For what is no message of ours: the jobs' dashboard.</summary>
internal sealed class AdministratorRequirement : IAuthorizationRequirement;

internal sealed class AdministratorHandler(EventsDb db, CurrentUser user, AccountSettings settings) : AuthorizationHandler<AdministratorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        var userId = user.UserIdOrNone;
        if (userId is not null && (user.HasSecondFactor || !settings.RequireSecondFactor) && db.RoleAssignments.Any(role => role.UserId == userId && role.Role == EventRole.Administrator))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
