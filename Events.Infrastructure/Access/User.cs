using Microsoft.AspNetCore.Identity;

namespace Events.Infrastructure.Access;

/// <summary>An account. What it may do is in its role assignments.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int MaxNameLength = 120;

    public User() => Id = Guid.CreateVersion7();

    /// <summary>How colleagues know this person; shown in the audit and beside decisions.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Not allowed in any more, without losing what the account did.</summary>
    public bool IsDisabled { get; set; }
}
