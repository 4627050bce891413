using System.Text.Encodings.Web;
using System.Text.Json;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Programme;

/// <summary>The application with a printer that writes what it is given as JSON, so that the paper can be read, and that can be held up.</summary>
public sealed class PaperApp(TestDatabases databases) : EventsApp(databases)
{
    private TaskCompletionSource printing = Open();

    /// <summary>Papers are begun and not finished from now on.</summary>
    internal void HoldThePrinter() => printing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the printer go and waits until every paper of the event is made.</summary>
    internal async Task PrintAsync(TestEvent forum)
    {
        printing.TrySetResult();
        var until = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var states = await ReadAsync(db => db.JobRequests.Where(job => job.EventId == forum.Id).Select(job => new { job.State, job.LastError }).ToListAsync());
            if (states.Count > 0 && states.All(job => job.State is JobState.Done))
            {
                return;
            }

            Assert.True(DateTime.UtcNow < until, string.Join(", ", states));
            await Task.Delay(50);
        }
    }

    protected override void Replace(IServiceCollection services) => services.AddSingleton<IAgendaPrinter>(new JsonPrinter(this));

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private sealed class JsonPrinter(PaperApp app) : IAgendaPrinter
    {
        private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public async Task PrintAsync(AgendaDocument agenda, Stream output, CancellationToken cancellationToken)
        {
            await app.printing.Task.WaitAsync(cancellationToken);
            await JsonSerializer.SerializeAsync(output, agenda, json, cancellationToken);
        }

        public Task<byte[]> DrawAsync(AgendaDocument agenda, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
