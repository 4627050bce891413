namespace Events.Domain.Jobs;

/// <summary>A finished paper, ready to be downloaded.</summary>
/// <param name="Key">In the file store.</param>
/// <param name="Sha256">The strong ETag.</param>
/// <param name="FileName">For whoever saves it.</param>
public sealed record FinishedPaper(string Key, string Sha256, string FileName, DateTime IssuedUtc);

/// <summary>A paper that a job is making.</summary>
/// <param name="Total">Parts in all; 0 while unknown.</param>
public sealed record PaperInTheMaking(Guid JobId, JobState State, int Done, int Total);
