using System.Text.Encodings.Web;
using System.Text.Json;
using Events.Domain.Files;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Infrastructure.Jobs;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Programme;

/// <summary>The application with a printer that writes what it is given as JSON: what is on the paper can be read.</summary>
public sealed class PaperApp(TestDatabases databases) : EventsApp(databases)
{
    /// <summary>Runs the jobs that publishing asked for.</summary>
    internal async Task PrintAsync(TestEvent forum)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var work = new RenderAgendaJob(db, new JsonPrinter(), scope.ServiceProvider.GetRequiredService<IFileStore>());
        foreach (var job in await db.JobRequests.Where(job => job.EventId == forum.Id && job.State == JobState.Queued).ToListAsync())
        {
            var result = await work.RunAsync(new Run(job), CancellationToken.None);
            job.Finish(DateTime.UtcNow, result!.Key, result.Sha256);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IAgendaPrinter, JsonPrinter>());
    }

    private sealed class JsonPrinter : IAgendaPrinter
    {
        private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public Task PrintAsync(AgendaDocument agenda, Stream output, CancellationToken cancellationToken) =>
            JsonSerializer.SerializeAsync(output, agenda, json, cancellationToken);
    }

    private sealed class Run(JobRequest job) : IJobRun
    {
        public Guid JobId => job.Id;

        public Guid SubjectId => job.SubjectId;

        public Guid? EventId => job.EventId;

        public Task ReportAsync(int done, int total) => Task.CompletedTask;

        public Task SaveChunkAsync(int done, int total, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
