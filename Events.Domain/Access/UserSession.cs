using Events.Domain.Common;

namespace Events.Domain.Access;

/// <summary>
/// Somebody signed in on one device. The cookie or the token carries its id, and is worth nothing once the session is over: nobody has to
/// wait for a cookie to expire.
/// </summary>
public sealed class UserSession : Aggregate
{
    public const int MaxDeviceLength = 80;

    private UserSession()
    {
    }

    public UserSession(Guid userId, SignInMethod method, string device, DateTime nowUtc, TimeSpan limit)
    {
        UserId = userId;
        Method = method;
        Device = device;
        OpenedUtc = LastSeenUtc = nowUtc;
        EndsUtc = nowUtc + limit;
    }

    public Guid UserId { get; private init; }

    /// <summary>How the owner has shown who they are. Raised once by setting up a second factor in this session.</summary>
    public SignInMethod Method { get; private set; }

    /// <summary>Browser and system in a few words, such as "Firefox, Windows"; for the owner to recognise.</summary>
    public string Device { get; private init; } = "";

    public DateTime OpenedUtc { get; private init; }

    /// <summary>The last request, to the minute.</summary>
    public DateTime LastSeenUtc { get; private init; }

    /// <summary>Ends then at the latest.</summary>
    public DateTime EndsUtc { get; private init; }

    /// <summary>Ended before its time: signed out, another password, a role taken away, disabled.</summary>
    public DateTime? EndedUtc { get; private set; }

    /// <summary>Again has no effect.</summary>
    public void End(DateTime nowUtc) => EndedUtc ??= nowUtc;

    /// <summary>A second factor was shown in it.</summary>
    public void Strengthen(SignInMethod method) => Method = Method is SignInMethod.Password ? method : Method;
}

/// <summary>How somebody has shown who they are. Everything but the password alone counts as two factors.</summary>
public enum SignInMethod
{
    Password,
    PasswordAndCode,
    PasswordAndRecoveryCode,

    /// <summary>A device that holds the key, unlocked by its owner.</summary>
    Passkey,
}
