using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Common;

namespace Events.Api.Office.Frame;

/// <summary>What the house said to a message that it did not carry out, in the reader's words: beside the fields, and above them.</summary>
/// <param name="Code">Stable, as in the API: a rule's, or <c>stale-version</c>, <c>not-found</c>, <c>forbidden</c>.</param>
/// <param name="Title">A heading, for a page that has nothing else to show.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Fields">By the name of the message's member, in camel case.</param>
/// <param name="Rows">Which of many things, and why.</param>
public sealed record Refusal(string Code, string Title, string Text, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<RefusedRow> Rows)
{
    /// <summary>Somebody else saved a newer version: show both, and ask.</summary>
    public bool IsStale => Code is "stale-version" or "conflict";

    /// <summary>Null for what is no refusal but a failure, which the page's boundary shows, and for a session that is over: the page is on its way out.</summary>
    public static Refusal? Of(Exception failure, Words words)
    {
        if (failure is OperationCanceledException)
        {
            return null;
        }

        var problem = Problems.From(failure, new DefaultHttpContext());
        var status = problem.Status ?? StatusCodes.Status500InternalServerError;
        if (status is StatusCodes.Status500InternalServerError)
        {
            return null;
        }

        var code = (string)problem.Extensions["code"]!;
        var text = (failure is RuleViolation { Named.Count: > 0 } rule ? Say(rule, words) : words.Find($"Rule_{code}")) ?? words.Find($"Refusal_{code}") ?? problem.Detail ?? words["Error_400_Text"];
        var title = words[$"Error_{(status is 401 or 403 or 404 or 409 or 410 ? status : status >= 500 ? 500 : 400)}"];
        var fields = problem.Extensions.TryGetValue("errors", out var errors) && errors is IDictionary<string, string[]> named
            ? named.ToDictionary(error => error.Key, error => failure is RuleViolation ? text : string.Join(' ', error.Value), StringComparer.OrdinalIgnoreCase)
            : [];
        return new Refusal(code, title, text, fields, failure is RowsRefused refused ? refused.Rows : []);
    }

    private static string? Say(RuleViolation rule, Words words) =>
        words.Find($"Rule_{rule.Code}") is null ? null
            : words.Format($"Rule_{rule.Code}", [.. rule.Named.Select(named => named is LocalizedText text ? text.In(words.Language) : named)]);
}
