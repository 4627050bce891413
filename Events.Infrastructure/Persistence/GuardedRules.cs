using Events.Domain.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.Infrastructure.Persistence;

/// <summary>
/// Rules that the database guards, since two requests at once both pass an <c>if</c>: the name of the index or constraint, and what it
/// means to a person. An index's name is the rule's code with underscores.
/// </summary>
internal static class GuardedRules
{
    private static readonly Dictionary<string, RuleViolation> rules = new RuleViolation[]
    {
        new("one-head", "The delegation has a head already. Change that member's capacity first.", "capacity"),
        new("one-alternate-head", "The delegation has an alternate head already. Change that member's capacity first.", "capacity"),
        new("one-participation", "This person takes part in the event already, in one category (no double accreditation)."),
        new("one-delegation-per-country", "This country has a delegation in the event already."),
        new("one-place", "This person has a place in a delegation already."),
        new("one-delegation-per-name", "A delegation of this name is in the event already.", "name"),
        new("one-delegation-per-organisation", "This organisation has a delegation in the event already."),
        new("one-journey-each-way", "This person has a journey planned this way already. Change that one."),
        new("one-slug", "Another event has this address already.", "slug"),
        new("one-ordinal-per-series", "The series has an edition of this number already.", "ordinal"),
        new("one-year-per-series", "The series has an edition of this year already.", "year"),
        new("one-valid-badge", "This person has been given a badge a moment ago."),
        new("one-letter-per-event", "Another category of the event has this letter.", "letter"),
        new("one-open-invitation", "This address is invited already. Send that invitation again, or call it back.", "email"),
        new("one-open-staff-invitation", "This address is invited already. Send that invitation again, or call it back.", "email"),
        new("one-mail-template", "Somebody has written this text a moment ago. Read it, then repeat your change."),
        new("one-role", "This user has this role already."),
        new("one-authenticator", "The authenticator is being set up already. Open the page again."),
        new("one-agenda-of-a-number", "Somebody has published the agenda at this moment. Read it, then publish again if it is not the one you mean."),
        new("room-double-booked", "Another session was given this room at this time a moment ago. Choose another room or time.", "roomId"),
        new("person-double-booked", "Somebody named here was given a part in another session at this time a moment ago. Choose another time or person.", "people"),
        new("one-standing-figure", "Somebody has published this figure a moment ago. Read it, then publish again if it is still needed."),
        new("history-append-only", "A project's history is only added to."),
        new("one-job-per-content", "This has been asked for already."),
    }.ToDictionary(rule => rule.Code.Replace('-', '_'));

    // The name that Identity gives its index.
    private const string OneAccount = "UserNameIndex";

    /// <summary>Two accounts cannot have one address.</summary>
    public static RuleViolation AccountExists => new("account-exists", "There is an account with this address already.", "email");

    /// <summary>The names that an index or a trigger may have, for the test that compares them with the model.</summary>
    public static IEnumerable<string> Names => rules.Keys;

    /// <summary>The rule that a failed save broke, or null when it failed for another reason.</summary>
    public static RuleViolation? Broken(DbUpdateException failure) => failure.InnerException switch
    {
        // Refused removals come under another code than refused additions, on both.
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation } => BrokenLink(failure),
        SqliteException { SqliteErrorCode: 19 } sqlite when sqlite.Message.Contains("FOREIGN KEY constraint failed", StringComparison.Ordinal) => BrokenLink(failure),
        PostgresException { ConstraintName: { } name } => ByName(name),
        // SQLite names the columns of a broken unique index, not the index; triggers raise the rule's name themselves.
        SqliteException { SqliteErrorCode: 19 } sqlite => ByMessage(failure, sqlite.Message),
        _ => null,
    };

    private static RuleViolation BrokenLink(DbUpdateException failure) => failure.Entries.Any(entry => entry.State is EntityState.Deleted)
        ? new("in-use", "Something stands on this still. Remove that first.")
        : new("gone-meanwhile", "Something that this stands on was removed a moment ago. Read it again, then repeat your change.");

    private static RuleViolation? ByName(string name) => name == OneAccount ? AccountExists : rules.GetValueOrDefault(name);

    private static RuleViolation? ByMessage(DbUpdateException failure, string message)
    {
        if (rules.FirstOrDefault(rule => message.Contains($"'{rule.Key}'", StringComparison.Ordinal)).Value is { } raised)
        {
            return raised;
        }

        const string Unique = "UNIQUE constraint failed: ";
        var at = message.IndexOf(Unique, StringComparison.Ordinal);
        if (at < 0 || failure.Entries.Count == 0)
        {
            return null;
        }

        var columns = message[(at + Unique.Length)..].TrimEnd('\'', '.').Split(", ").Select(column => column.Split('.')).ToList();
        var named = columns.Select(column => column[^1]).ToHashSet(StringComparer.Ordinal);
        // The same columns may be unique under several filters (one head, one alternate head): the row that failed tells which.
        var entry = failure.Entries[0];
        return failure.Entries.SelectMany(failed => failed.Metadata.GetIndexes())
            .Where(index => index.IsUnique && index.Properties.Select(property => property.GetColumnName()).ToHashSet(StringComparer.Ordinal).SetEquals(named))
            .OrderByDescending(index => index.GetFilter() is { } filter && entry.Properties.Any(property => property.CurrentValue?.ToString() is { Length: > 0 } value && filter.Contains($"'{value}'", StringComparison.Ordinal)))
            .Select(index => ByName(index.GetDatabaseName() ?? ""))
            .FirstOrDefault(rule => rule is not null);
    }
}
