using System.Text.Json;
using Events.Api.Shared;
using Events.Domain.Common;
using Events.Domain.Jobs;

namespace Events.Api.Office.Record;

/// <summary>What a job is called, and where its result is.</summary>
internal static class JobLinks
{
    public static string NameOf(EventJob row, Words words) =>
        row is { Language: { } language, Version: { } version } ? words.Format("AgendaPaper", version, Languages.NamesOf(language)) : words.Of(row.Job.Kind);

    /// <summary>The finished file; null while there is none.</summary>
    public static string? FileOf(EventJob row, Guid eventId) => row switch
    {
        { HasFile: false } => null,
        { Job.Kind: JobKind.PrintBadges } => $"/api/events/{eventId}/badge-batches/{row.Job.SubjectId}/badges.pdf",
        { Job.Kind: JobKind.RenderAgenda, Language: { } language } => $"/api/events/{eventId}/agenda.pdf?lang={language}",
        _ => null,
    };

    /// <summary>The page on which its result is worked on; null for none.</summary>
    public static string? PageOf(EventJob row, Guid eventId) => row.Job.Kind switch
    {
        JobKind.PrintBadges => $"/office/{eventId}/badges",
        JobKind.RenderAgenda => $"/office/{eventId}/programme",
        JobKind.ImportMembers => $"/office/{eventId}/imports?open={row.Job.SubjectId}",
        JobKind.MatchPhotos => $"/office/{eventId}/photos?open={row.Job.SubjectId}",
        JobKind.SendMail => $"/events/{eventId}/outbox/{row.Job.SubjectId}",
        _ => null,
    };

    public static string ToneOf(JobState state) => state switch
    {
        JobState.Done => "ok",
        JobState.Dead => "seal",
        JobState.Running => "accent",
        _ => "",
    };

    /// <summary>As in the API: <c>printBadges</c>.</summary>
    public static string Spelt<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
