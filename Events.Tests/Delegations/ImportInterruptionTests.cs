using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Infrastructure.Jobs;
using Events.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Events.Tests.Support.GivenDelegation;
using static Events.Tests.Support.GivenImport;

namespace Events.Tests.Delegations;

public sealed class ImportInterruptionTests(ImportInterruptionTests.App app) : IClassFixture<ImportInterruptionTests.App>
{
    private const int Rows = ImportMembersJob.RowsAppliedAtOnce * 3 + 50;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Ends_as_without_the_interruption(int chunksBefore)
    {
        var forum = await app.EventAsync();
        var (id, _) = await app.JudgedAsync(forum, People(Rows));
        var failed = false;
        app.AfterChunk = chunk => chunk == chunksBefore && !failed && (failed = true) ? throw new IOException("killed") : Task.CompletedTask;

        var import = await app.AcceptedAsync(forum, id);

        Assert.True(failed);
        Assert.Equal((ImportState.Applied, Rows, 2), (import.State, import.New, await AttemptsAsync(import)));
        var expected = Enumerable.Range(1, Rows).Select(number => $"Country {number % 10}|Person {number}|Adviser {number}|Delegate|Draft").Order(StringComparer.Ordinal);
        Assert.Equal(expected, await app.MembersAsync(forum));
        app.AfterChunk = _ => Task.CompletedTask;
        var again = await app.ImportedAsync(forum, People(Rows));
        Assert.Equal((0, Rows), (again.New, again.Unchanged));
    }

    [Fact]
    public async Task Judges_to_the_end_after_an_interruption()
    {
        var forum = await app.EventAsync();
        var failed = false;
        app.AfterChunk = _ => !failed && (failed = true) ? throw new IOException("killed") : Task.CompletedTask;

        var (_, import) = await app.JudgedAsync(forum, People(ImportMembersJob.RowsJudgedAtOnce + 10));

        Assert.True(failed);
        Assert.Equal((ImportState.Checked, ImportMembersJob.RowsJudgedAtOnce + 10), (import.State, import.New));
    }

    [Fact]
    public async Task Takes_everything_back_when_a_later_row_breaks_a_rule()
    {
        var forum = await app.EventAsync();
        app.AfterChunk = _ => Task.CompletedTask;
        await app.ImportedAsync(forum, List("Country 1,Person 11,Before", "Country 0,Somebody,Stays"));
        // The list comes to this delegation last.
        var delegation = (await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id, "0"))).Items.Single().Id;
        var before = await app.MembersAsync(forum);
        var (id, judged) = await app.JudgedAsync(forum, People(Rows));
        Assert.Equal((Rows - 1, 1, 0), (judged.New, judged.Updated, judged.Refused));
        // While it is applied somebody sets a quota that the rest of the list would break; the taking back is killed once, too.
        var killed = false;
        app.AfterChunk = async chunk =>
        {
            if (chunk == 2 && !killed)
            {
                await app.SetQuotaAsync(forum, delegation, (await app.DelegationOfAsync(forum, delegation)).Members.Count, forum.Delegates);
            }
            else if (chunk == 5 && !killed)
            {
                killed = true;
                throw new IOException("killed");
            }
        };

        var import = await app.AcceptedAsync(forum, id);

        Assert.True(killed);
        Assert.Equal(ImportState.Refused, import.State);
        Assert.Contains("places of this category are taken", import.RefusedReason);
        Assert.Equal(before, await app.MembersAsync(forum));
        Assert.Equal(2, (await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id))).Total);
        Assert.Equal(1, Assert.Single((await app.DelegationOfAsync(forum, delegation)).Quotas).Used);
        Assert.Equal(2, await app.ReadAsync(db => db.Participations.CountAsync(row => row.EventId == forum.Id)));
    }

    [Theory]
    [InlineData(ImportMode.All, false)]
    [InlineData(ImportMode.Good, true)]
    public async Task Is_stopped_half_way_only_where_half_of_it_was_allowed(ImportMode mode, bool stops)
    {
        var forum = await app.EventAsync();
        app.AfterChunk = _ => Task.CompletedTask;
        var (id, _) = await app.JudgedAsync(forum, People(Rows));
        var code = "";
        app.AfterChunk = async chunk =>
        {
            if (chunk == 1)
            {
                var running = await app.ReadAsync(db => db.JobRequests.SingleAsync(job => job.SubjectId == id && job.State == JobState.Running));
                code = (await Record.ExceptionAsync(() => app.SendAsync(forum.Organiser, new CancelJob(forum.Id, running.Id))) as RuleViolation)?.Code ?? "";
            }
        };

        var import = await app.AcceptedAsync(forum, id, mode);
        app.AfterChunk = _ => Task.CompletedTask;

        Assert.Equal((stops ? ImportState.Applying : ImportState.Applied, stops ? "" : "import-not-stoppable"), (import.State, code));
        Assert.Equal(stops ? ImportMembersJob.RowsAppliedAtOnce : Rows, (await app.MembersAsync(forum)).Count);
    }

    [Fact]
    public async Task Goes_on_when_others_work_on_the_same_delegations()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Country 1");
        var (id, _) = await app.JudgedAsync(forum, People(Rows));
        app.BeforeChunk = async chunk =>
        {
            if (chunk == 1)
            {
                await app.MemberAsync(forum, delegation, "Added meanwhile");
            }
        };

        var import = await app.AcceptedAsync(forum, id);
        app.BeforeChunk = _ => Task.CompletedTask;

        Assert.Equal((ImportState.Applied, 1), (import.State, await AttemptsAsync(import)));
        Assert.Equal(Rows + 1, (await app.MembersAsync(forum)).Count);
    }

    [Fact]
    public async Task Applies_nothing_for_somebody_who_no_longer_may()
    {
        var forum = await app.EventAsync();
        app.AfterChunk = _ => Task.CompletedTask;
        var (id, _) = await app.JudgedAsync(forum, List("Atlantis,Anna,"));
        app.BeforeRun = async () =>
        {
            app.BeforeRun = () => Task.CompletedTask;
            await app.ReadAsync(db => db.RoleAssignments.Where(role => role.UserId == forum.Organiser).ExecuteDeleteAsync());
        };

        await app.SendAsync(forum.Organiser, new AcceptImport(ImportMode.All) { EventId = forum.Id, ImportId = id });
        var job = await app.ReadAsync(db => db.JobRequests.Where(job => job.SubjectId == id).OrderByDescending(job => job.RequestedUtc).FirstAsync());

        Assert.Equal(JobState.Dead, (await app.FinishedAsync(job.Id)).State);
        Assert.Empty(await app.MembersAsync(forum));
    }

    private async Task<int> AttemptsAsync(ImportDetails import) => await app.ReadAsync(db => db.JobRequests.Where(job => job.Id == import.Job!.Id).Select(job => job.Attempts).SingleAsync());

    /// <summary>The application with hooks around each saved chunk of an import; chunks are counted from 1 in every run.</summary>
    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        public Func<Task> BeforeRun { get; set; } = () => Task.CompletedTask;

        public Func<int, Task> BeforeChunk { get; set; } = _ => Task.CompletedTask;

        public Func<int, Task> AfterChunk { get; set; } = _ => Task.CompletedTask;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.AddScoped<ImportMembersJob>();
                services.AddKeyedScoped<IJobWork>(JobKind.ImportMembers, (provider, _) => new Hooked(this, provider.GetRequiredService<ImportMembersJob>()));
            });
        }

        private sealed class Hooked(App app, ImportMembersJob work) : IJobWork
        {
            public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
            {
                await app.BeforeRun();
                return await work.RunAsync(new HookedRun(app, run), cancellationToken);
            }
        }

        private sealed class HookedRun(App app, IJobRun run) : IJobRun
        {
            private int chunk;

            public Guid JobId => run.JobId;

            public Guid SubjectId => run.SubjectId;

            public Guid? EventId => run.EventId;

            public Task ReportAsync(int done, int total) => run.ReportAsync(done, total);

            public async Task SaveChunkAsync(int done, int total, CancellationToken cancellationToken)
            {
                chunk++;
                await app.BeforeChunk(chunk);
                await run.SaveChunkAsync(done, total, cancellationToken);
                await app.AfterChunk(chunk);
            }
        }
    }
}
