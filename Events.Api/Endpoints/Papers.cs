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

    /// <summary>By way of a file that nobody else sees and that is gone when it is sent: a failure is told before the first byte, and memory stays flat.</summary>
    public static async Task<FileStreamHttpResult> SendAsync(string name, HttpResponse response, Func<Stream, CancellationToken, Task> print, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "private, no-store";
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await print(file, cancellationToken);
            file.Position = 0;
            return TypedResults.Stream(file, "application/pdf", name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
