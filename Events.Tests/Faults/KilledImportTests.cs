using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Faults;

/// <summary>The process is killed at a random moment of applying a list of 1,000 rows.</summary>
public sealed class KilledImportTests(TestDatabases databases) : IDisposable
{
    private const int Rows = 1000;
    // As few as of batches: each takes a start of the program. EVENTS_KILLS for a long run.
    private static readonly int kills = int.TryParse(Environment.GetEnvironmentVariable("EVENTS_KILLS"), out var asked) ? asked : TestDatabases.IsPostgres ? 1 : 2;

    private readonly string data = Directory.CreateTempSubdirectory("events-killed-").FullName;

    [Fact]
    public async Task Leaves_nothing_half_done()
    {
        var (connectionString, forum, email) = await PrepareAsync();
        var killedInTheMiddle = 0;
        var running = await RunningEvents.StartAsync(connectionString, data);
        try
        {
            for (var kill = 1; kill <= kills; kill++)
            {
                await running.SignInAsync(email);
                var import = await StartAsync(running.Client, forum, kill);
                await WaitAsync(running.Client, forum, import, "checked");
                (await running.Client.PostAsJsonAsync($"/api/events/{forum.Id}/imports/{import}/accept", new { mode = "all" })).EnsureSuccessStatusCode();
                await Task.Delay(Random.Shared.Next(50, 600));
                await running.KillAsync();
                await running.DisposeAsync();
                killedInTheMiddle += await PeopleAsync(connectionString) % Rows is > 0 ? 1 : 0;

                running = await RunningEvents.StartAsync(connectionString, data);
                await running.SignInAsync(email);
                await WaitAsync(running.Client, forum, import, "applied");

                Assert.Equal(Rows * kill, await PeopleAsync(connectionString));
                await using var db = TestDatabases.Open(connectionString);
                Assert.Equal(Rows * kill, await db.People.CountAsync());
                Assert.Equal(Rows * kill, await db.Delegations.SelectMany(delegation => delegation.Members).CountAsync());
            }
        }
        finally
        {
            await running.DisposeAsync();
        }

        TestContext.Current.SendDiagnosticMessage("{0} of {1} kills fell between two chunks", killedInTheMiddle, kills);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private async Task<(string ConnectionString, TestEvent Forum, string Email)> PrepareAsync()
    {
        // Its host is gone before the first process starts: it would take the jobs itself.
        await using var app = new EventsApp(databases);
        await app.InitializeAsync();
        var forum = await app.EventAsync();
        var email = await app.ReadAsync(async db => (await db.Users.SingleAsync(user => user.Id == forum.Organiser)).Email!);
        return (app.ConnectionString, forum, email);
    }

    private static async Task<Guid> StartAsync(HttpClient client, TestEvent forum, int list)
    {
        var csv = new StringBuilder("Delegation,Name,Title\n");
        for (var row = 0; row < Rows; row++)
        {
            csv.Append($"Delegation {row % 40},Invented Person {list}-{row},Officer\n");
        }

        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString()));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "list.csv");
        form.Add(new StringContent(JsonSerializer.Serialize(new
        {
            columns = new { delegation = "Delegation", name = "Name", office = "Title" },
            defaultCategoryId = forum.Delegates,
            defaultCapacity = "delegate",
        })), "mapping");
        return await (await client.PostAsync($"/api/events/{forum.Id}/imports", form)).MadeAsync();
    }

    private static async Task WaitAsync(HttpClient client, TestEvent forum, Guid import, string state)
    {
        var seen = "";
        for (var waited = 0; waited < 900; waited++)
        {
            seen = (await client.GetFromJsonAsync<JsonElement>($"/api/events/{forum.Id}/imports/{import}")).GetProperty("state").GetString()!;
            if (seen == state)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The import is {seen}, not {state}, after a minute and a half.");
    }

    private static async Task<int> PeopleAsync(string connectionString)
    {
        await using var db = TestDatabases.Open(connectionString);
        return await db.Participations.CountAsync();
    }
}
