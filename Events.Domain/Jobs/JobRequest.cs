using Events.Domain.Common;

namespace Events.Domain.Jobs;

/// <summary>
/// Work that is too slow for a request, asked for in the same save as the change that needs it. This row makes it durable and done
/// once; Hangfire only runs it. The same content asked for twice is one row (<see cref="DedupKey" />).
/// </summary>
public sealed class JobRequest : Aggregate
{
    public const int UsualAttempts = 5;

    /// <summary>A mail server may be down for hours: tried for about six.</summary>
    public const int MailAttempts = 12;

    public const int MaxErrorLength = 1000;

    private JobRequest()
    {
    }

    /// <param name="dedupKey">Kind, object and content hash: unique. The same again finds the first.</param>
    public JobRequest(JobKind kind, Guid? eventId, Guid subjectId, string dedupKey, Guid? requestedBy, DateTime nowUtc)
    {
        Kind = kind;
        EventId = eventId;
        SubjectId = subjectId;
        DedupKey = dedupKey;
        RequestedBy = requestedBy;
        RequestedUtc = nowUtc;
        DueUtc = nowUtc;
        MaxAttempts = kind is JobKind.SendMail ? MailAttempts : UsualAttempts;
    }

    public JobKind Kind { get; private init; }

    public Guid? EventId { get; private init; }

    /// <summary>What it works on: a badge batch, an agenda release, an import, a set of photos, a mail.</summary>
    public Guid SubjectId { get; private init; }

    public string DedupKey { get; private set; } = "";

    public JobState State { get; private set; }

    /// <summary>Whose rights the work is checked against again; null for the system's own.</summary>
    public Guid? RequestedBy { get; private init; }

    public DateTime RequestedUtc { get; private init; }

    /// <summary>Not before this instant.</summary>
    public DateTime DueUtc { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>After so many it is given up, until somebody starts it again.</summary>
    public int MaxAttempts { get; private init; }

    /// <summary>The process that runs it.</summary>
    public string? LeaseOwner { get; private set; }

    public DateTime? LeaseUntilUtc { get; private set; }

    /// <summary>Raised by every claim: a run whose fence is old may not finish.</summary>
    public long Fence { get; private set; }

    /// <summary>Parts done.</summary>
    public int Done { get; private set; }

    /// <summary>Parts in all; 0 while unknown.</summary>
    public int Total { get; private set; }

    /// <summary>For the organiser, without personal data; null while nothing went wrong.</summary>
    public string? LastError { get; private set; }

    public DateTime? FinishedUtc { get; private set; }

    /// <summary>The finished file in the file store; null for work without a file.</summary>
    public string? ResultKey { get; private set; }

    /// <summary>SHA-256 of the file, hexadecimal: the strong ETag.</summary>
    public string? ResultSha256 { get; private set; }

    public bool IsOver => State is JobState.Done or JobState.Dead or JobState.Cancelled;

    /// <exception cref="RuleViolation">job-is-over</exception>
    public void Cancel(DateTime nowUtc)
    {
        if (IsOver)
        {
            throw new RuleViolation("job-is-over", $"The job is {State} already.");
        }

        State = JobState.Cancelled;
        FinishedUtc = nowUtc;
        LeaseOwner = null;
        LeaseUntilUtc = null;
    }

    /// <summary>Starts over, by hand, after it died or was cancelled.</summary>
    /// <exception cref="RuleViolation">job-not-over</exception>
    public void Retry(DateTime nowUtc)
    {
        if (State is not (JobState.Dead or JobState.Cancelled))
        {
            throw new RuleViolation("job-not-over", "Only a job that failed or was cancelled can be tried again.");
        }

        State = JobState.Queued;
        Attempts = 0;
        Done = 0;
        DueUtc = nowUtc;
        LastError = null;
        FinishedUtc = null;
    }

    public void Report(int done, int total) => (Done, Total) = (done, total);

    /// <summary>The end of a run that holds the fence.</summary>
    public void Finish(DateTime nowUtc, string? resultKey, string? resultSha256)
    {
        State = JobState.Done;
        Done = Total;
        FinishedUtc = nowUtc;
        ResultKey = resultKey;
        ResultSha256 = resultSha256;
        LeaseOwner = null;
        LeaseUntilUtc = null;
        LastError = null;
    }

    /// <summary>Its file is erased, with what it showed.</summary>
    public void LoseResult() => (ResultKey, ResultSha256) = (null, null);

    /// <summary>The end of a run that failed: tried again after <paramref name="nextDueUtc" />, or given up when that is null.</summary>
    public void Fail(DateTime nowUtc, string error, DateTime? nextDueUtc)
    {
        LastError = error.Length > MaxErrorLength ? error[..MaxErrorLength] : error;
        LeaseOwner = null;
        LeaseUntilUtc = null;
        State = nextDueUtc is null ? JobState.Dead : JobState.Queued;
        DueUtc = nextDueUtc ?? DueUtc;
        FinishedUtc = nextDueUtc is null ? nowUtc : null;
    }
}

public enum JobKind
{
    PrintBadges,
    RenderAgenda,
    ImportMembers,
    SendMail,

    /// <summary>Matches photos of an archive with people, hangs them or takes them back.</summary>
    MatchPhotos,
}

public enum JobState
{
    Queued,
    Running,
    Done,

    /// <summary>Gave up: a broken rule, or too many attempts. Stays visible and can be tried again by hand.</summary>
    Dead,
    Cancelled,
}
