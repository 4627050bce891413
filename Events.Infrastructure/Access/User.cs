using Events.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace Events.Infrastructure.Access;

/// <summary>An account. What it may do is in its role assignments.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int MaxNameLength = 120;

    public User() => Id = Guid.CreateVersion7();

    /// <summary>How colleagues know this person; shown in the audit and beside decisions.</summary>
    public string DisplayName
    {
        get;
        set => (field, Search) = (value, Folding.Fold(value));
    } = "";

    /// <summary>The name as it is searched and ordered, the same on every database.</summary>
    public string Search { get; private set; } = "";

    /// <summary>Not allowed in any more, without losing what the account did.</summary>
    public bool IsDisabled { get; set; }
}
