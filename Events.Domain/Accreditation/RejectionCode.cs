using System.Linq.Expressions;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Accreditation;

/// <summary>Why somebody is not accredited, by kind: what a focal point can act on, and a secretariat can count.</summary>
public enum RejectionCode
{
    /// <summary>Not of those whom the event is for.</summary>
    NotEligible,

    /// <summary>The nomination, the credentials or another paper is not there.</summary>
    PapersMissing,

    /// <summary>What is said of the person is not what the papers say.</summary>
    DetailsDiffer,

    /// <summary>There is no photo that a badge can show.</summary>
    PhotoUnusable,

    /// <summary>Nominated a second time, here or by another delegation.</summary>
    Duplicate,

    /// <summary>The delegation, asked, does not confirm the nomination.</summary>
    NotConfirmed,

    /// <summary>The security service objects; it says no more.</summary>
    Security,

    /// <summary>None of these: the words say which.</summary>
    Other,
}

internal static class RejectionCodes
{
    /// <summary>What the record of changes keeps as the reason.</summary>
    public static string Said(RejectionCode code, string? reason) => string.IsNullOrWhiteSpace(reason) ? code.ToString() : reason;

    /// <summary>A known code, and words where the code alone says nothing.</summary>
    public static void RejectionIsSound<T>(this AbstractValidator<T> validator, Expression<Func<T, RejectionCode>> code, Expression<Func<T, string?>> reason)
    {
        var kind = code.Compile();
        validator.RuleFor(code).IsInEnum();
        validator.RuleFor(reason).IsReason().When(command => kind(command) is RejectionCode.Other);
        validator.RuleFor(reason).MaximumLength(Audit.AuditEntry.MaxReasonLength);
    }
}
