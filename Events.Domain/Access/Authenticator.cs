using System.Security.Cryptography;
using Events.Domain.Common;

namespace Events.Domain.Access;

/// <summary>An account's authenticator app: the secret that both know, and the codes for the day the phone is lost.</summary>
public sealed class Authenticator : Aggregate
{
    public const int RecoveryCodeCount = 10;

    private const int SecretBytes = 20;
    private readonly List<RecoveryCode> recoveryCodes = [];

    private Authenticator()
    {
    }

    public Authenticator(Guid userId) => UserId = userId;

    public Guid UserId { get; private init; }

    /// <summary>What codes are made from; null until the first was confirmed.</summary>
    public byte[]? Secret { get; private set; }

    /// <summary>Shown to the owner, not yet confirmed by a code.</summary>
    public byte[]? PendingSecret { get; private set; }

    /// <summary>The step of the last code that was accepted: neither it nor an earlier one is accepted again.</summary>
    public long LastStep { get; private set; }

    public IReadOnlyList<RecoveryCode> RecoveryCodes => recoveryCodes;

    /// <summary>A new secret, unless one is waiting to be confirmed already.</summary>
    public byte[] Begin() => PendingSecret ??= RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The app shows the right code: from now on it is asked for. Answers the recovery codes, which are not kept.</summary>
    /// <exception cref="RuleViolation">authenticator-not-begun, code-wrong</exception>
    public IReadOnlyList<string> Confirm(string code, DateTime nowUtc)
    {
        var secret = PendingSecret ?? throw new RuleViolation("authenticator-not-begun", "Begin with the key first.");
        var step = OneTimeCode.StepOf(secret, code, nowUtc) ?? throw new RuleViolation("code-wrong", "This is not the code that the app should show. Check the phone's clock and try the next code.", "code");
        (Secret, PendingSecret, LastStep) = (secret, null, step);
        return MakeRecoveryCodes();
    }

    /// <summary>Whether the code is the app's, and newer than any that was accepted before.</summary>
    public bool Accepts(string code, DateTime nowUtc)
    {
        if (Secret is null || OneTimeCode.StepOf(Secret, code, nowUtc) is not { } step || step <= LastStep)
        {
            return false;
        }

        LastStep = step;
        return true;
    }

    /// <summary>Whether it is one of the recovery codes, not used before; it is used then.</summary>
    public bool Redeem(string code, DateTime nowUtc)
    {
        var hash = RecoveryCode.HashOf(code);
        var found = recoveryCodes.FirstOrDefault(known => known.UsedUtc is null && CryptographicOperations.FixedTimeEquals(known.Hash, hash));
        found?.Use(nowUtc);
        return Secret is not null && found is not null;
    }

    /// <summary>The earlier ones are void.</summary>
    public IReadOnlyList<string> MakeRecoveryCodes()
    {
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => RecoveryCode.New()).ToList();
        recoveryCodes.Clear();
        recoveryCodes.AddRange(codes.Select(code => new RecoveryCode(RecoveryCode.HashOf(code))));
        return codes;
    }
}
