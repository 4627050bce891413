using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;

namespace Events.Api.Public.Kept;

/// <summary>
/// The public stamp, read from the database at most once a second, and at once after a change by this process. So a change by another
/// process shows within a second, and one by this process with the next request.
/// </summary>
internal sealed class PublicStamps(IServiceScopeFactory scopes, PublicBell bell, TimeProvider clock)
{
    private static readonly TimeSpan trusted = TimeSpan.FromSeconds(1);

    private readonly Lock asking = new();
    private Task<Guid>? read;
    private long readAt;
    private int rung;

    public Task<Guid> NowAsync()
    {
        lock (asking)
        {
            if (read is null || read.IsFaulted || bell.Rung != rung || clock.GetElapsedTime(readAt) >= trusted)
            {
                // Before the reading begins: what rings while it goes on is read again.
                (rung, readAt) = (bell.Rung, clock.GetTimestamp());
                read = ReadAsync();
            }

            return read;
        }
    }

    private async Task<Guid> ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetPublicStamp());
    }
}
