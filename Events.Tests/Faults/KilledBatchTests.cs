using System.Net;
using System.Net.Http.Json;
using Events.Domain.Accreditation;
using Events.Domain.Jobs;
using Events.Tests.Documents;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Faults;

/// <summary>The process is killed at a random moment of a batch of 300 badges, again and again, with SIGKILL.</summary>
public sealed class KilledBatchTests(TestDatabases databases) : IAsyncLifetime
{
    private const int People = 300;

    // Of kills that missed.
    private const int Retries = 5;

    // A process takes seconds to start, and on PostgreSQL waits for a lease to lapse: few in every run, EVENTS_KILLS=20 for a long one.
    private static readonly int kills = int.TryParse(Environment.GetEnvironmentVariable("EVENTS_KILLS"), out var asked) ? asked : TestDatabases.IsPostgres ? 1 : 2;

    private readonly string data = Directory.CreateTempSubdirectory("events-killed-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Finishes_the_batch_by_itself_with_one_page_and_one_serial_for_each_person()
    {
        var (connectionString, forum, email) = await PrepareAsync();
        var killedInTheMiddle = 0;
        var running = await RunningEvents.StartAsync(connectionString, data);
        try
        {
            // A kill that came after the batch shows nothing: it is tried again, sooner.
            for (var (kill, patience) = (0, 1500); kill < kills || (killedInTheMiddle == 0 && kill < kills + Retries); kill++, patience = killedInTheMiddle == 0 ? patience / 2 : patience)
            {
                await running.SignInAsync(email);
                await VoidAllAsync(connectionString);
                var batch = await (await running.Client.PostAsJsonAsync($"/api/events/{forum.Id}/badge-batches", new { })).MadeAsync();
                await Task.Delay(Random.Shared.Next(0, patience));
                await running.KillAsync();
                killedInTheMiddle += await JobAsync(connectionString, batch) is { IsOver: false } ? 1 : 0;
                EveryVisibleFileIsWhole();
                await running.DisposeAsync();

                running = await RunningEvents.StartAsync(connectionString, data);
                await running.SignInAsync(email);
                var pdf = await DownloadAsync(running.Client, $"/api/events/{forum.Id}/badge-batches/{batch}/badges.pdf");

                Assert.Equal(People, Paper.PagesOf(pdf));
                await using var db = TestDatabases.Open(connectionString);
                var serials = await db.Participations.Where(participation => participation.EventId == forum.Id)
                    .Select(participation => participation.Badges.Count(badge => badge.VoidedUtc == null)).ToListAsync();
                Assert.Equal(People, serials.Count);
                Assert.All(serials, valid => Assert.Equal(1, valid));
                // Nobody was given a second serial by the run that came after the kill.
                Assert.Equal(People * (kill + 1), await db.Participations.SelectMany(participation => participation.Badges).CountAsync());
            }
        }
        finally
        {
            await running.DisposeAsync();
        }

        Assert.True(killedInTheMiddle > 0, "No kill fell into a batch: the test shows nothing.");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(data, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<(string ConnectionString, TestEvent Forum, string Email)> PrepareAsync()
    {
        // Its host is gone before the first process starts: it would take the jobs itself.
        await using var app = new EventsApp(databases);
        await app.InitializeAsync();
        var forum = await app.EventAsync();
        var ids = new List<Guid>();
        for (var number = 0; number < People; number++)
        {
            ids.Add(await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name($"Invented Person {number:000}")) { EventId = forum.Id }));
        }

        foreach (var chunk in ids.Chunk(100))
        {
            await app.SendAsync(forum.Organiser, new SubmitMany(chunk) { EventId = forum.Id });
            await app.SendAsync(forum.Officer, new ApproveMany(chunk) { EventId = forum.Id });
        }

        var email = await app.ReadAsync(async db => (await db.Users.SingleAsync(user => user.Id == forum.Organiser)).Email!);
        return (app.ConnectionString, forum, email);
    }

    /// <summary>Every badge lost at once: the next batch has to give everybody a new serial.</summary>
    private static async Task VoidAllAsync(string connectionString)
    {
        await using var db = TestDatabases.Open(connectionString);
        var now = DateTime.UtcNow;
        await db.Database.ExecuteSqlAsync($"""UPDATE "Badges" SET "VoidedUtc" = {now}, "VoidReason" = 'test' WHERE "VoidedUtc" IS NULL""");
    }

    private static async Task<JobRequest> JobAsync(string connectionString, Guid batch)
    {
        await using var db = TestDatabases.Open(connectionString);
        return await db.JobRequests.SingleAsync(job => job.SubjectId == batch);
    }

    /// <summary>What has its final name is complete; a half-written file has another one.</summary>
    private void EveryVisibleFileIsWhole()
    {
        var folder = Path.Combine(data, "files", "badges");
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pdf") : [])
        {
            Assert.Equal(People, Paper.PagesOf(File.ReadAllBytes(path)));
        }
    }

    private static async Task<byte[]> DownloadAsync(HttpClient client, string address)
    {
        for (var waited = 0; waited < 600; waited++)
        {
            using var answer = await client.GetAsync(address);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                return await answer.Content.ReadAsByteArrayAsync();
            }

            Assert.True(answer.StatusCode is HttpStatusCode.Accepted, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            await Task.Delay(100);
        }

        throw new TimeoutException("The batch is not finished a minute after the restart.");
    }
}
