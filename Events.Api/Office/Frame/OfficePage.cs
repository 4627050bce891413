using Events.Api.Setup.Circuits;
using Events.Api.Shared;
using Events.Domain.Common;
using Events.Domain.Office;
using MediatR;
using Microsoft.AspNetCore.Components;

namespace Events.Api.Office.Frame;

/// <summary>
/// What the pages of an event's office share: who reads, which event it is, and how they ask. What a page is narrowed to stands in its
/// address, so that a reload, a link and the way back lead to the same.
/// </summary>
public abstract class OfficePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private bool isLooking;

    [Inject] protected Desk Desk { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;
    [CascadingParameter] public Reader Reader { get; set; } = default!;
    [CascadingParameter] public OpenOffice Office { get; set; } = default!;

    /// <summary>From the address.</summary>
    [Parameter] public Guid EventId { get; set; }

    protected Words Words => Reader.Words;

    /// <summary>What was said to the last message; null when it was carried out.</summary>
    protected Refusal? Refused { get; set; }

    /// <summary>Cancelled when the page is left: what it waits for then is of no use.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>Sends the message. What the house refuses is kept in <see cref="Refused" />; the answer is null then.</summary>
    protected async Task<T?> AskAsync<T>(IRequest<T> message)
        where T : class
    {
        T? answer = null;
        await TryAsync(async () => answer = await Desk.AskAsync(message, Leaving));
        return answer;
    }

    /// <summary>Sends a command that has nothing to tell; false when it was refused.</summary>
    protected Task<bool> DoAsync<T>(ICommand<T> command) => TryAsync(() => Desk.AskAsync(command, Leaving));

    /// <summary>False when something in it was refused.</summary>
    protected async Task<bool> TryAsync(Func<Task> ask)
    {
        Refused = null;
        try
        {
            await ask();
            return true;
        }
        catch (Exception failure) when (Leaving.IsCancellationRequested || failure is SignInRequired)
        {
            // The page is on its way out.
            return false;
        }
        catch (Exception failure) when (Refusal.Of(failure, Words) is { } refused)
        {
            Refused = refused;
            return false;
        }
    }

    /// <summary>Looks again and again while something is in the making, one look at a time; ends with the page, and with the right to it.</summary>
    /// <param name="look">Sends its messages by <see cref="Desk" />: a refusal ends the looking.</param>
    protected void LookWhile(Func<bool> isWorking, TimeSpan every, Func<Task> look)
    {
        if (!isLooking && isWorking())
        {
            isLooking = true;
            _ = LookOnAsync(isWorking, every, look);
        }
    }

    private async Task LookOnAsync(Func<bool> isWorking, TimeSpan every, Func<Task> look)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            while (isWorking() && await timer.WaitForNextTickAsync(Leaving))
            {
                await InvokeAsync(async () =>
                {
                    await look();
                    StateHasChanged();
                });
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SignInRequired or NotFound or Forbidden)
        {
            // The page is left, or on its way out.
        }
        finally
        {
            isLooking = false;
        }
    }

    /// <summary>An address under this event's office, in the language that was chosen.</summary>
    protected string Link(string path, params (string Name, string? Value)[] query) => Reader.Link($"/office/{EventId}{path}", query);

    /// <summary>This page narrowed otherwise: the parameters set, or left out when null; the rest as it is.</summary>
    protected string With(params (string Name, string? Value)[] changes) =>
        Reader.Link(Reader.Path, [.. Reader.Query.Where(part => changes.All(change => change.Name != part.Key)).Select(part => (part.Key, (string?)part.Value)), .. changes]);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !leaving.IsCancellationRequested)
        {
            leaving.Cancel();
            leaving.Dispose();
        }
    }
}
