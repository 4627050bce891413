using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using Events.Api.Public.Kept;
using Events.Domain.Calendar;
using Events.Infrastructure.Persistence;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Public;

/// <summary>Public pages from memory: right after every change, small, and the same for everybody.</summary>
public sealed class KeptPageTests(CountingApp app) : IClassFixture<CountingApp>
{
    [Fact]
    public async Task Reads_no_table_again_until_something_changes()
    {
        var forum = await app.QuietForumAsync();
        using var visitor = new Visitor(app);
        var address = $"/e/{forum.Slug}/agenda";
        var first = await visitor.GetAsync(address);
        app.Commands = 0;

        for (var read = 0; read < 50; read++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, (await KnownAsync(visitor, address, first.Headers.ETag!)).StatusCode);
        }

        // The stamp alone, at most once a second; a page takes six or more. The sweeper of the jobs looks, too.
        Assert.InRange(app.Commands, 0, 40);
        Assert.InRange(app.Pages, 0, 0);
    }

    [Fact]
    public async Task Shows_a_change_with_the_next_request_and_no_draft_before()
    {
        var forum = await app.QuietForumAsync();
        using var visitor = new Visitor(app);
        var address = $"/e/{forum.Slug}/agenda";
        var first = await visitor.GetAsync(address);

        var plan = Plans.Plan("Late addition", "17:00-18:00");
        await app.ScheduleAsync(forum, plan);
        Assert.Equal(HttpStatusCode.NotModified, (await KnownAsync(visitor, address, first.Headers.ETag!)).StatusCode);
        await app.PublishAsync(forum);
        var second = await KnownAsync(visitor, address, first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("Late addition", await second.PageAsync());
        await app.SendAsync(forum.Organiser, new PostponeEvent("Flood") { EventId = forum.Id });
        Assert.Contains("Postponed", await visitor.ReadAsync(address));
    }

    /// <summary>Another process changes the same database: its bell does not ring here.</summary>
    [Fact]
    public async Task Shows_what_another_node_changed_within_a_second_or_so()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);
        await visitor.ReadAsync($"/e/{forum.Slug}");
        await using (var db = TestDatabases.Open(app.ConnectionString))
        {
            var edition = (await db.Events.FindAsync(forum.Id))!;
            edition.Change(Plans.Details(edition) with { Name = Given.Text("Renamed elsewhere") });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        var page = "";
        for (var waited = 0; waited < 30 && !page.Contains("Renamed elsewhere", StringComparison.Ordinal); waited++)
        {
            await Task.Delay(100);
            page = await visitor.ReadAsync($"/e/{forum.Slug}");
        }

        Assert.Contains("Renamed elsewhere", page);
    }

    [Fact]
    public async Task Words_and_unknown_parameters_fill_no_memory()
    {
        var forum = await app.QuietForumAsync();
        using var visitor = new Visitor(app);
        var pages = app.Services.GetRequiredService<KeptPages>();
        await visitor.ReadAsync($"/e/{forum.Slug}/agenda");
        await visitor.ReadAsync($"/e/{forum.Slug}/agenda?room=great-hall");
        var before = pages.Bytes;

        for (var number = 0; number < 20; number++)
        {
            foreach (var query in (string[])[$"utm={number}", $"q=word{number}", $"room=room{number}", $"track=t{number}", $"day=2030-01-{number + 1:00}", $"lang=x{number}"])
            {
                await visitor.ReadAsync($"/e/{forum.Slug}/agenda?{query}");
            }
        }

        Assert.True(before > 0);
        Assert.Equal(before, pages.Bytes);
    }

    [Fact]
    public void Forgets_what_nobody_has_read_for_longest_when_there_is_no_room()
    {
        var pages = new KeptPages(100_000);
        var (stamp, now) = (Guid.NewGuid(), new DateTime(2024, 8, 12, 0, 0, 0, DateTimeKind.Utc));
        var request = new DefaultHttpContext().Request;
        var noise = new byte[8_000];
        for (var number = 0; number < 100; number++)
        {
            Random.Shared.NextBytes(noise);
            pages.Keep(stamp, $"/{number}", request, ["en"], new KeptPage([.. noise], [], null), now.AddSeconds(number));
            Assert.InRange(pages.Bytes, 1, 100_000);
        }

        Assert.Null(pages.Find(stamp, "/0", request, now));
        Assert.NotNull(pages.Find(stamp, "/99", request, now));
        Assert.Null(pages.Find(Guid.NewGuid(), "/99", request, now));
    }

    [Fact]
    public void A_page_ends_with_the_instant_it_was_made_for()
    {
        var pages = new KeptPages(100_000);
        var (stamp, end) = (Guid.NewGuid(), new DateTime(2024, 8, 12, 0, 0, 0, DateTimeKind.Utc));
        var request = new DefaultHttpContext().Request;
        pages.Keep(stamp, "/", request, ["en"], new KeptPage([1], [], end), end.AddHours(-1));

        Assert.NotNull(pages.Find(stamp, "/", request, end.AddSeconds(-1)));
        Assert.Null(pages.Find(stamp, "/", request, end));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Is_compressed_as_the_browser_can_read_it(string? accepted, string? encoding)
    {
        var forum = await app.QuietForumAsync();
        using var visitor = new Visitor(app);
        var address = $"/e/{forum.Slug}/agenda?lang=zh";
        var plain = await (await visitor.GetAsync(address)).Content.ReadAsByteArrayAsync();
        for (var read = 0; read < 2; read++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (accepted is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            }

            var answer = await visitor.SendAsync(request);
            var body = await answer.Content.ReadAsStreamAsync();
            await using var text = encoding switch
            {
                "br" => new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
                "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
                _ => body,
            };
            using var unpacked = new MemoryStream();
            await text.CopyToAsync(unpacked);

            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(plain, unpacked.ToArray());
            Assert.Equal(["Accept-Language", "Accept-Encoding"], answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task Is_as_guarded_from_memory_as_when_it_was_made()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var made = await visitor.GetAsync($"/e/{forum.Slug}/people");
        var kept = await visitor.GetAsync($"/e/{forum.Slug}/people");

        Assert.Equal(Guards(made), Guards(kept));
        Assert.Contains("Content-Security-Policy", Guards(kept).Select(header => header.Key));

        static IEnumerable<KeyValuePair<string, string>> Guards(HttpResponseMessage answer) =>
            answer.Headers.Where(header => header.Key is not ("Date" or "Transfer-Encoding")).OrderBy(header => header.Key).Select(header => KeyValuePair.Create(header.Key, string.Join(',', header.Value))).ToList();
    }

    [Fact]
    public async Task Gives_the_first_page_of_somebody_who_is_signed_in_to_nobody_else()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        using var nobody = new Visitor(app);

        var own = await organiser.GetAsync("/");
        var open = await nobody.GetAsync("/");
        var again = await organiser.GetAsync("/");

        Assert.True(own.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(forum.Id.ToString(), await open.PageAsync());
        Assert.Contains(forum.Id.ToString(), await again.PageAsync());
    }

    private static Task<HttpResponseMessage> KnownAsync(Visitor visitor, string address, EntityTagHeaderValue tag) =>
        visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { tag } } });
}

/// <summary>Counts what is asked of the database.</summary>
public sealed class CountingApp(TestDatabases databases) : EventsApp(databases)
{
    private int commands;
    private int pages;

    public int Commands
    {
        get => commands;
        set => (commands, pages) = (value, 0);
    }

    /// <summary>Questions about events: a page that is made asks one first.</summary>
    public int Pages => pages;

    protected override void Replace(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteEventsDb>(Count).ConfigureDbContext<PostgresEventsDb>(Count);

    private void Count(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options) => options.AddInterceptors(new Counter(this));

    private sealed class Counter(CountingApp app) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref app.commands);
            if (command.CommandText.Contains("FROM \"Events\"", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref app.pages);
            }

            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
