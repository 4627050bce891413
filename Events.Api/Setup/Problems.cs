using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Events.Domain.Common;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Events.Api.Setup;

/// <summary>The one place where an exception becomes <c>application/problem+json</c>: what went wrong, in which field, under which code.</summary>
internal sealed class ExceptionToProblem(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Problems.From(exception, httpContext);
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (problem.Status is StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "5";
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }
}

public static class Problems
{
    public static ProblemDetails From(Exception exception, HttpContext context) => exception switch
    {
        ValidationException invalid => Invalid(invalid.Errors.GroupBy(error => Camel(error.PropertyName)).ToDictionary(group => group.Key, group => group.Select(error => error.ErrorMessage).Distinct().ToArray())),
        RuleViolation rule => Make(StatusCodes.Status409Conflict, rule.Code, "This breaks a rule.", rule.Message, Field(rule.Field, rule.Message)),
        RowsRefused rows => Refused(rows),
        NotFound missing => Make(StatusCodes.Status404NotFound, "not-found", "Not found.", missing.Message),
        Gone gone => Make(StatusCodes.Status410Gone, gone.Code, "No longer there.", gone.Message),
        Forbidden forbidden => Make(StatusCodes.Status403Forbidden, "forbidden", "Not allowed.", forbidden.Message),
        SecondFactorRequired second => Make(StatusCodes.Status403Forbidden, "second-factor-required", "A second factor is needed.", second.Message),
        SignInRequired => Make(StatusCodes.Status401Unauthorized, "sign-in-required", "Sign in first.", "Sign in, then repeat the request."),
        StaleVersion stale => Make(StatusCodes.Status412PreconditionFailed, "stale-version", "Changed meanwhile.", stale.Message),
        DbUpdateConcurrencyException when context.Request.Headers.ContainsKey("If-Match") =>
            Make(StatusCodes.Status412PreconditionFailed, "stale-version", "Changed meanwhile.", new StaleVersion(0).Message),
        DbUpdateConcurrencyException => Make(StatusCodes.Status409Conflict, "conflict", "Changed meanwhile.", "Somebody else has changed this at the same moment. Read it again, then repeat your change."),
        RequestRefused refused => Make(refused.Status, refused.Code, refused.Title, refused.Message),
        BadHttpRequestException { InnerException: JsonException json } bad => Invalid(new Dictionary<string, string[]> { [Path(json)] = [Readable(json)] }, bad.StatusCode),
        InvalidDataException when context.Request.HasFormContentType => Make(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be read.", "The form has too many fields, or one that is too long."),
        BadHttpRequestException bad => Make(bad.StatusCode, bad.StatusCode is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType ? CodeOf(bad.StatusCode) : "bad-request", "The request cannot be read.", Plain(bad)),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 or 13 } or Npgsql.NpgsqlException { IsTransient: true } =>
            Make(StatusCodes.Status503ServiceUnavailable, "database-busy", "The database does not answer.", "Nothing was lost. Try again in a few seconds; with an Idempotency-Key it is safe to repeat."),
        _ => Make(StatusCodes.Status500InternalServerError, "internal", "Something failed on our side.", "It has been written to the log under the trace id."),
    };

    public static ProblemDetails Make(int status, string code, string title, string detail, IDictionary<string, string[]>? errors = null)
    {
        var problem = new ProblemDetails { Type = $"urn:events:{code}", Title = title, Status = status, Detail = detail };
        problem.Extensions["code"] = code;
        if (errors is { Count: > 0 })
        {
            problem.Extensions["errors"] = errors;
        }

        return problem;
    }

    /// <summary>Adds what every problem carries: its code, whoever made it, and the trace id. Nothing internal.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
        if (!problem.Extensions.ContainsKey("code"))
        {
            var code = CodeOf(problem.Status ?? 500);
            problem.Extensions["code"] = code;
            problem.Type = $"urn:events:{code}";
        }
    }

    private static ProblemDetails Refused(RowsRefused refused)
    {
        var problem = Make(StatusCodes.Status409Conflict, "rows-refused", "Some of them break a rule.", refused.Message);
        problem.Extensions["rows"] = refused.Rows;
        return problem;
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "bad-request",
        401 => "sign-in-required",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        503 => "unavailable",
        _ => "internal",
    };

    private static ProblemDetails Invalid(Dictionary<string, string[]> errors, int status = StatusCodes.Status400BadRequest) =>
        Make(status, "invalid", "The request is not valid.", "See errors: each names a field and what to do.", errors);

    private static Dictionary<string, string[]>? Field(string? field, string message) => field is null ? null : new() { [field] = [message] };

    private static string Camel(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static string Path(JsonException json) => json.Path is { Length: > 2 } path ? path[2..] : "body";

    // The framework's texts name CLR types after the first sentence: the caller gets the part that helps.
    private static string Readable(JsonException json)
    {
        var message = json.Message;
        if (message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return "There is no such member. Remove it.";
        }

        if (message.Contains("missing required", StringComparison.Ordinal))
        {
            return "Required members are missing:" + message[(message.LastIndexOf(':') + 1)..];
        }

        if (message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase))
        {
            return "The member occurs twice. Send it once.";
        }

        return !message.Contains("could not be converted", StringComparison.Ordinal) ? "The JSON cannot be read here."
            : Words(json) is { Length: > 0 } words ? $"Use one of: {string.Join(", ", words)}." : "The value has the wrong type.";
    }

    /// <summary>What may stand where one of several words is wanted; none for other types. The framework names the type, or the one that the member belongs to.</summary>
    private static string[] Words(JsonException json)
    {
        var named = Array.Find(typeof(IEventsDb).Assembly.GetTypes(), type => json.Message.Contains($" {type.FullName}. ", StringComparison.Ordinal));
        var member = named?.GetProperty(Path(json).Split('.')[^1].Split('[')[0], BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public)?.PropertyType;
        var type = member is null ? named : Nullable.GetUnderlyingType(member) ?? member;
        return type is { IsEnum: true } ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)] : [];
    }

    private static string Plain(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this address accepts.",
        StatusCodes.Status415UnsupportedMediaType => "Send application/json.",
        _ => bad.Message.Contains("parameter", StringComparison.Ordinal) && bad.Message.Split('"') is { Length: > 2 } parts ? $"The parameter '{parts[1].Split(' ')[^1]}' is missing or has the wrong form." : "The request cannot be read.",
    };
}

/// <summary>A request that is refused for its form rather than for a rule: a missing precondition, a reused key.</summary>
internal sealed class RequestRefused(int status, string code, string title, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string Title { get; } = title;
}
