using Events.Domain.Files;
using Events.Domain.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Endpoints;

/// <summary>Finished papers as files, and the answer while one is being made.</summary>
internal static class Papers
{
    private const string RetrySeconds = "2";

    /// <summary>With a strong ETag and ranges: a download that broke off goes on where it stood.</summary>
    public static FileStreamHttpResult Download(IFileStore files, FinishedPaper paper)
    {
        var content = files.OpenRead(paper.Key) ?? throw new FileNotFoundException("A finished paper is not in the store.", paper.Key);
        return TypedResults.Stream(content, "application/pdf", paper.FileName, paper.IssuedUtc, new EntityTagHeaderValue($"\"{paper.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>202 with the job, and when to ask again.</summary>
    public static Accepted<PaperInTheMaking> ComeBack(HttpResponse response, Guid eventId, PaperInTheMaking job)
    {
        response.Headers.RetryAfter = RetrySeconds;
        return TypedResults.Accepted($"/api/events/{eventId}/jobs/{job.JobId}", job);
    }
}
