using Events.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace Events.Api.Shared;

/// <summary>What was wrong with a form, in the reader's words, by the field it stands beside; the empty name is the form as a whole.</summary>
internal static class Refusals
{
    /// <summary>The same as one sentence, for a form of one or two fields.</summary>
    public static async Task<string?> SentenceAsync(Words words, Func<Task> send) => await TryAsync(words, send) is { } errors ? string.Join(' ', errors.Values.Distinct()) : null;

    /// <summary>Null when it was done.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> TryAsync(Words words, Func<Task> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (ValidationException invalid)
        {
            return invalid.Errors.GroupBy(error => FieldOf(error.PropertyName)).ToDictionary(field => field.Key, field => Of(words, field.Key, field.First()));
        }
        catch (RuleViolation rule)
        {
            return new Dictionary<string, string> { [FieldOf(rule.Field ?? "")] = Of(words, rule.Code, rule.Message) };
        }
        catch (RowsRefused rows)
        {
            return new Dictionary<string, string> { [""] = string.Join(' ', rows.Rows.Select(row => Of(words, row.Code, row.Message)).Distinct()) };
        }
        catch (StaleVersion stale)
        {
            return new Dictionary<string, string> { [""] = words.Find("Rule_stale-version") ?? stale.Message };
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Dictionary<string, string> { [""] = words.Find("Rule_stale-version") ?? new StaleVersion(0).Message };
        }
    }

    private static string Of(Words words, string field, ValidationFailure error) => error.FormattedMessagePlaceholderValues?.GetValueOrDefault("MaxLength") is int longest and > 0
        ? words.Format("TooLong", longest)
        : error.CustomState is string named && words.Find($"Rule_{error.ErrorCode}") is not null ? words.Format($"Rule_{error.ErrorCode}", named)
        : words.Find($"Rule_{error.ErrorCode}") ?? words.Find($"Field_{field}") ?? words.Find($"Rule_{(field.EndsWith("assword", StringComparison.Ordinal) ? "password-refused" : "")}") ?? error.ErrorMessage;

    /// <summary>The rule in the reader's words, or as the rule itself says it.</summary>
    public static string Of(Words words, string code, string message) => words.Find($"Rule_{code}") ?? message;

    // "Name.Latin" is the field latin.
    private static string FieldOf(string property)
    {
        var last = property.Split('.', '[')[property.StartsWith("Office", StringComparison.Ordinal) ? 0 : ^1];
        return last.Length == 0 ? "" : char.ToLowerInvariant(last[0]) + last[1..];
    }
}
