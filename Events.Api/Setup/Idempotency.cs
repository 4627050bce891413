using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Events.Domain.Access;
using Events.Infrastructure.Http;
using Events.Infrastructure.Jobs;
using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Events.Api.Setup;

/// <summary>
/// Makes a create safe to repeat. The answer is stored under the caller's <c>Idempotency-Key</c> in the same transaction as the effect:
/// after a lost answer or a kill the same request gets the same answer, and there is one effect.
/// </summary>
internal sealed class IdempotencyFilter(IOptions<JsonOptions> json, TimeProvider clock) : IEndpointFilter
{
    private static readonly object hashItem = new();

    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Items[hashItem] is not string hash || http.RequestServices.GetRequiredService<ICaller>().UserIdOrNone is not { } userId)
        {
            return await next(context);
        }

        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var db = http.RequestServices.GetRequiredService<EventsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (db.Database.IsNpgsql())
        {
            // The second of two equal requests waits here for the first, as SQLite's one writer makes it wait by itself.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({userId + key}, 0))", http.RequestAborted);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.IdempotencyRecords.AsNoTracking().FirstOrDefaultAsync(record => record.UserId == userId && record.Key == key, http.RequestAborted) is { } known)
        {
            if (known.CreatedUtc > now - KeptFor)
            {
                return Replay(known, hash, http);
            }

            await db.IdempotencyRecords.Where(record => record.UserId == userId && record.Key == key).ExecuteDeleteAsync(http.RequestAborted);
        }

        var result = await next(context);
        if (result is IStatusCodeHttpResult { StatusCode: >= 200 and < 300 and var status })
        {
            db.IdempotencyRecords.Add(new IdempotencyRecord
            {
                UserId = userId,
                Key = key,
                RequestHash = hash,
                CreatedUtc = now,
                Status = status,
                Location = result.GetType().GetProperty("Location")?.GetValue(result) as string,
                Body = result is IValueHttpResult { Value: { } value } ? JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions) : null,
            });
            await db.SaveChangesAsync(http.RequestAborted);
            await transaction.CommitAsync(http.RequestAborted);
            // What was rung inside the transaction found nothing yet.
            http.RequestServices.GetRequiredService<JobBell>().Ring();
        }

        return result;
    }

    /// <summary>Reads the body once more for its hash, before anything binds it.</summary>
    public static async Task HashAsync(HttpContext context, RequestDelegate next)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 0 && HttpMethods.IsPost(context.Request.Method))
        {
            if (key.Length > IdempotencyRecord.MaxKeyLength)
            {
                throw new RequestRefused(StatusCodes.Status400BadRequest, "idempotency-key-too-long", "The key is too long.", $"An Idempotency-Key has at most {IdempotencyRecord.MaxKeyLength} characters.");
            }

            context.Request.EnableBuffering();
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            sha.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n"));
            var buffer = new byte[8192];
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
            {
                sha.AppendData(buffer, 0, read);
            }

            context.Request.Body.Position = 0;
            context.Items[hashItem] = Convert.ToHexStringLower(sha.GetHashAndReset());
        }

        await next(context);
    }

    private static IResult Replay(IdempotencyRecord known, string hash, HttpContext http)
    {
        if (known.RequestHash != hash)
        {
            throw new RequestRefused(StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch", "The key was used for another request.", "Use a new Idempotency-Key for a new request.");
        }

        http.Response.Headers["Idempotency-Replayed"] = "true";
        if (known.Location is not null)
        {
            http.Response.Headers.Location = known.Location;
        }

        return known.Body is null ? TypedResults.StatusCode(known.Status) : TypedResults.Text(known.Body, "application/json", Encoding.UTF8, known.Status);
    }
}
