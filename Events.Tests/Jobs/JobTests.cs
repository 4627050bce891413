using System.Collections.Concurrent;
using System.Net;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Infrastructure.Jobs;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Jobs;

public sealed class JobTests(JobTests.App app) : IClassFixture<JobTests.App>
{
    [Fact]
    public async Task Does_the_work_once_and_saves_its_effect_with_the_end()
    {
        var forum = await app.EventAsync();

        var job = await app.FinishedAsync(await AskAsync(forum, async (db, run, _) =>
        {
            db.Rooms.Add(new Room(forum.Id, Given.Text("Made by the job"), null, null, 1));
            await run.ReportAsync(1, 1);
        }));

        Assert.Equal((JobState.Done, 1), (job.State, job.Attempts));
        Assert.Equal(1, await app.ReadAsync(db => db.Rooms.CountAsync(room => room.EventId == forum.Id)));
        var audit = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.EventId == forum.Id && entry.ObjectType == nameof(Room)));
        Assert.Equal(forum.Organiser, audit.UserId);
    }

    [Fact]
    public async Task Each_kind_has_its_work()
    {
        await using var scope = app.Services.CreateAsyncScope();

        Assert.All(Enum.GetValues<JobKind>(), kind => Assert.NotNull(scope.ServiceProvider.GetKeyedService<IJobWork>(kind)));
    }

    [Fact]
    public async Task A_second_execution_changes_nothing()
    {
        var forum = await app.EventAsync();
        var id = await AskAsync(forum, (db, _, _) =>
        {
            db.Rooms.Add(new Room(forum.Id, Given.Text("Once"), null, null, 1));
            return Task.CompletedTask;
        });
        await app.FinishedAsync(id);

        var runner = app.Services.GetRequiredService<JobRunner>();
        await Task.WhenAll(runner.RunAsync(id, default), runner.RunAsync(id, default));

        Assert.Equal(1, await app.ReadAsync(db => db.Rooms.CountAsync(room => room.EventId == forum.Id)));
    }

    [Fact]
    public async Task A_run_that_was_overtaken_saves_nothing()
    {
        var forum = await app.EventAsync();
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var id = await AskAsync(forum, async (db, _, _) =>
        {
            reached.TrySetResult();
            await goOn.Task;
            db.Rooms.Add(new Room(forum.Id, Given.Text("Too late"), null, null, 1));
        });
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        // As if the lease had lapsed and another run had taken over and finished.
        await app.ReadAsync(db => db.JobRequests.Where(job => job.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.Fence, job => job.Fence + 1).SetProperty(job => job.State, JobState.Done)));
        goOn.SetResult();
        await Task.Delay(500);

        Assert.Equal(0, await app.ReadAsync(db => db.Rooms.CountAsync(room => room.EventId == forum.Id)));
    }

    [Fact]
    public async Task Tries_again_after_a_passing_fault()
    {
        var forum = await app.EventAsync();
        var attempts = 0;

        var job = await app.FinishedAsync(await AskAsync(forum, (_, _, _) => ++attempts == 1 ? throw new IOException("once") : Task.CompletedTask));

        Assert.Equal((JobState.Done, 2), (job.State, job.Attempts));
        Assert.Null(job.LastError);
    }

    [Fact]
    public async Task Gives_up_at_once_on_a_broken_rule_and_can_be_tried_again_by_hand()
    {
        var forum = await app.EventAsync();
        var broken = true;
        var id = await AskAsync(forum, (_, _, _) => broken ? throw new RuleViolation("test-rule", "It will not do.") : Task.CompletedTask);

        var dead = await app.FinishedAsync(id);

        Assert.Equal((JobState.Dead, 1, "It will not do."), (dead.State, dead.Attempts, dead.LastError));
        broken = false;
        var client = await app.ClientAsync(forum.Organiser);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/events/{forum.Id}/jobs/{id}/retry", null)).StatusCode);
        Assert.Equal(JobState.Done, (await app.FinishedAsync(id)).State);
    }

    [Fact]
    public async Task Stops_when_somebody_cancels()
    {
        var forum = await app.EventAsync();
        var reached = new TaskCompletionSource();
        var id = await AskAsync(forum, async (db, run, _) =>
        {
            db.Rooms.Add(new Room(forum.Id, Given.Text("Chunk 1"), null, null, 1));
            await run.SaveChunkAsync(1, 2, default);
            reached.TrySetResult();
            await Task.Delay(300);
            db.Rooms.Add(new Room(forum.Id, Given.Text("Chunk 2"), null, null, 2));
            await run.SaveChunkAsync(2, 2, default);
        });
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await app.SendAsync(forum.Organiser, new CancelJob(forum.Id, id));
        await Task.Delay(1000);

        var job = await app.SendAsync(forum.Organiser, new GetJob(forum.Id, id));
        Assert.Equal((JobState.Cancelled, 1, 2), (job.State, job.Done, job.Total));
        Assert.Equal("Chunk 1", (await app.SendAsync(forum.Organiser, new ListRooms(forum.Id))).Single().Name.In("en"));
        await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new CancelJob(forum.Id, id)));
    }

    [Fact]
    public async Task Counts_attempts_before_the_work_so_that_a_killer_of_processes_dies_itself()
    {
        var forum = await app.EventAsync();
        var id = await app.ReadAsync(async db =>
        {
            var job = new JobRequest(JobKind.ImportMembers, forum.Id, Guid.NewGuid(), Guid.NewGuid().ToString(), forum.Organiser, DateTime.UtcNow.AddHours(1));
            db.JobRequests.Add(job);
            await db.SaveChangesAsync();
            await db.JobRequests.Where(row => row.Id == job.Id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, JobState.Running).SetProperty(row => row.Attempts, JobRequest.UsualAttempts)
                .SetProperty(row => row.LeaseUntilUtc, DateTime.UtcNow.AddMinutes(-1)));
            return job.Id;
        });

        await app.Services.GetRequiredService<JobRunner>().RunAsync(id, default);

        Assert.Equal(JobState.Dead, (await app.FinishedAsync(id)).State);
    }

    [Fact]
    public async Task Another_events_job_is_not_there()
    {
        var forum = await app.EventAsync();
        var other = await app.EventAsync();
        var id = await AskAsync(forum, (_, _, _) => Task.CompletedTask);

        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new GetJob(other.Id, id)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new CancelJob(other.Id, id)));
    }

    private async Task<Guid> AskAsync(TestEvent forum, Func<EventsDb, IJobRun, CancellationToken, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var job = new JobRequest(JobKind.ImportMembers, forum.Id, Guid.NewGuid(), Guid.NewGuid().ToString(), forum.Organiser, DateTime.UtcNow);
        App.Work[job.SubjectId] = work;
        db.JobRequests.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    }

    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        public static ConcurrentDictionary<Guid, Func<EventsDb, IJobRun, CancellationToken, Task>> Work { get; } = [];

        protected override void Replace(IServiceCollection services)
        {
            services.AddKeyedScoped<IJobWork, GivenWork>(JobKind.ImportMembers);
        }

        private sealed class GivenWork(EventsDb db) : IJobWork
        {
            public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
            {
                await Work[run.SubjectId](db, run, cancellationToken);
                return null;
            }
        }
    }
}
