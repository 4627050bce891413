using Events.Api.Shared;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Api.Account;

/// <summary>What an account's page says when it was refused: in the reader's language where the words have it.</summary>
internal static class Refusals
{
    private static readonly HashSet<string> translated =
        ["account-exists", "address-unchanged", "code-wrong", "own-account", "password-refused", "password-wrong", "second-factor-needed", "too-many-attempts", "too-many-mails", "too-many-passkeys"];

    /// <summary>Runs what a form asks for; the sentence to show when it was refused, null when it was done.</summary>
    public static async Task<string?> TryAsync(Words words, Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleViolation rule)
        {
            return translated.Contains(rule.Code) ? words[$"Refused_{rule.Code}"] : rule.Message;
        }
        catch (ValidationException invalid)
        {
            return invalid.Errors.Any(error => error.PropertyName.EndsWith("assword", StringComparison.Ordinal)) ? words["Refused_password-refused"] : words["Refused_input"];
        }
    }
}
