using Events.Domain.Common;

namespace Events.Domain.Jobs;

/// <summary>
/// What a job of one kind does. It runs in a scope of its own, as the user who asked (messages it sends are held against that user's
/// rights as they are now). Registered under its <see cref="JobKind" />. What it changes on the scope's <see cref="IEventsDb" /> without saving is saved together with the job's Done,
/// where this run still holds the job: a second execution has no effect.
/// </summary>
public interface IJobWork
{
    /// <exception cref="RuleViolation">Permanent: not tried again.</exception>
    Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken);
}

/// <summary>The finished file of a job.</summary>
public sealed record StoredResult(string Key, string Sha256);

/// <summary>One run of a job, seen from the work.</summary>
public interface IJobRun
{
    Guid JobId { get; }

    Guid SubjectId { get; }

    Guid? EventId { get; }

    /// <summary>Tells how far it is; written at most once a second.</summary>
    Task ReportAsync(int done, int total);

    /// <summary>
    /// Saves what the scope has changed so far together with the progress, if this run still holds the job: a chunk that is done once.
    /// </summary>
    /// <exception cref="OperationCanceledException">Another run holds the job, or it was cancelled; nothing was saved.</exception>
    Task SaveChunkAsync(int done, int total, CancellationToken cancellationToken);
}
