using FluentValidation;

namespace Events.Domain.Projects;

internal static class EvidenceRules
{
    /// <summary>Names what shows that a project is over: a document, a link, a report (domain rule 36).</summary>
    public static IRuleBuilderOptions<T, string?> IsEvidence<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(evidence => !string.IsNullOrWhiteSpace(evidence)).WithMessage("Name what shows it, such as a report's reference.")
            .MaximumLength(CooperationProject.MaxEvidenceLength);
}
