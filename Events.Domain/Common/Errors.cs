namespace Events.Domain.Common;

/// <summary>A rule of the field that the request would break. HTTP 409 with the code.</summary>
/// <param name="code">Stable, in kebab-case, one per rule: programs rely on it.</param>
/// <param name="message">For a person: what is wrong and what to do.</param>
/// <param name="field">The member of the request it concerns, when there is one.</param>
public sealed class RuleViolation(string code, string message, string? field = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Field { get; } = field;

    /// <summary>What the message names, in its order, for whoever says it in another language: texts, or <see cref="LocalizedText" />.</summary>
    public IReadOnlyList<object> Named { get; init; } = [];
}

/// <summary>There is no such thing for this caller. HTTP 404; says nothing about whether it exists for others.</summary>
public sealed class NotFound(string what) : Exception($"There is no such {what}.")
{
    public string What { get; } = what;
}

/// <summary>It was there for whoever holds the link, and is over: used, expired or called back. HTTP 410 with the code.</summary>
public sealed class Gone(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>The caller sees the thing but may not do this to it. HTTP 403.</summary>
public sealed class Forbidden(string message) : Exception(message);

/// <summary>Nobody is signed in. HTTP 401.</summary>
public sealed class SignInRequired() : Exception("Sign in first.");

/// <summary>The caller's role, or what they would change, asks for a session that was opened with a second factor. HTTP 403, code second-factor-required.</summary>
public sealed class SecondFactorRequired() : Exception("Set up a second factor on your account's page, or sign in with the one you have.");

/// <summary>Somebody else saved a newer version. HTTP 412.</summary>
public sealed class StaleVersion(long current) : Exception("Somebody has changed this since you read it. Read it again, then repeat your change.")
{
    public long Current { get; } = current;
}

/// <summary>Some of the things a request names break rules, so none was changed. HTTP 409, code rows-refused, with each of them.</summary>
public sealed class RowsRefused(IReadOnlyList<RefusedRow> rows) : Exception($"{rows.Count} of them cannot be done, so nothing was changed.")
{
    public IReadOnlyList<RefusedRow> Rows { get; } = rows;
}

/// <param name="Code">The rule's.</param>
/// <param name="Message">For a person: what is wrong and what to do.</param>
public sealed record RefusedRow(Guid Id, string Code, string Message);
