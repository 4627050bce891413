namespace Events.Domain.Delegations;

/// <summary>Why a row of a list is refused, or what to look at.</summary>
/// <param name="Code">Stays the same in every language: pages say it in the reader's.</param>
/// <param name="Text">In English, for who has no other words; no personal data.</param>
public sealed record Remark(string Code, string Text);
