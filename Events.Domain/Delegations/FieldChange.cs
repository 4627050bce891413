namespace Events.Domain.Delegations;

/// <summary>What a row of a list does to one field of somebody who is known.</summary>
/// <param name="Field">As in the mapping, such as <c>office</c>.</param>
/// <param name="Before">What stands there; null: nothing.</param>
/// <param name="After">What the row says.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
