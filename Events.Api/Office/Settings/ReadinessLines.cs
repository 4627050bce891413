using Events.Domain.Office;

namespace Events.Api.Office.Settings;

/// <summary>What an event still needs, line by line, each with the way to its rows.</summary>
internal static class ReadinessLines
{
    public static IReadOnlyList<ReadinessLine> Of(Readiness readiness) =>
    [
        new("Announced", readiness.IsAnnounced ? 0 : 1, IsCounted: false, "/settings/event"),
        new("Untranslated", readiness.Untranslated, IsCounted: true, "/settings/event"),
        new("Organisers", readiness.Organisers == 0 ? 1 : 0, IsCounted: false, "/settings/organisers"),
        new("Logos", readiness.WithoutLogo, IsCounted: true, "/settings/organisers"),
        new("Categories", readiness.Categories == 0 ? 1 : 0, IsCounted: false, "/settings/categories"),
        new("Rooms", readiness.Rooms == 0 ? 1 : 0, IsCounted: false, "/settings/rooms"),
        new("Officers", readiness.Officers == 0 ? 1 : 0, IsCounted: false, "/settings/people"),
        new("MailServer", readiness.HasMailServer ? 0 : 1, IsCounted: false, "/settings/mail"),
        new("Delegations", readiness.Delegations == 0 ? 1 : 0, IsCounted: false, "/delegations"),
        new("Heads", readiness.WithoutHead, IsCounted: true, "/delegations", ("lacks", "head")),
        new("Quotas", readiness.WithoutQuota, IsCounted: true, "/delegations", ("lacks", "quota")),
        new("NominatedPhotos", readiness.NominatedWithoutPhoto, IsCounted: true, "/people", ("state", "submitted"), ("photo", "no")),
        new("ApprovedPhotos", readiness.ApprovedWithoutPhoto, IsCounted: true, "/people", ("state", "approved"), ("photo", "no")),
        new("Drafts", readiness.Drafts, IsCounted: true, "/programme", ("view", "list")),
        new("Agenda", readiness.HasAgenda ? 0 : 1, IsCounted: false, "/programme"),
        new("Badges", readiness.NotPrinted, IsCounted: true, "/badges"),
        new("Jobs", readiness.FailedJobs, IsCounted: true, "/jobs", ("state", "dead")),
    ];
}

/// <param name="Name">Of its words: what is missing, for one, and when all is well.</param>
/// <param name="Open">How many are missing; 0 when all is well.</param>
/// <param name="IsCounted">Whether the number says anything.</param>
/// <param name="Path">Under the event's office, with <paramref name="Query" /> that narrows it to what is counted.</param>
internal sealed record ReadinessLine(string Name, int Open, bool IsCounted, string Path, params (string Name, string? Value)[] Query);
