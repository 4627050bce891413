namespace Events.Domain.Access;

/// <summary>What this installation asks of its accounts.</summary>
/// <param name="RequireSecondFactor">Whether <see cref="SecondFactors.Holders" /> may do nothing before they have signed in with a second factor.</param>
/// <param name="SessionLimit">After so long a session ends, whatever is done in it.</param>
/// <param name="IdleLimit">After so long without a request a session ends.</param>
public sealed record AccountSettings(bool RequireSecondFactor, TimeSpan SessionLimit, TimeSpan IdleLimit)
{
    public static readonly TimeSpan UsualSessionLimit = TimeSpan.FromHours(12);

    public static readonly TimeSpan UsualIdleLimit = TimeSpan.FromMinutes(30);
}
