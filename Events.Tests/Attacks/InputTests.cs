using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Tests.Architecture;
using Events.Tests.Programme;
using Events.Tests.Support;

namespace Events.Tests.Attacks;

/// <summary>C of the list of attacks, as far as <c>BadInputTests</c> does not have them: what is written into fields, queries and forms.</summary>
public sealed class InputTests(EventsApp app) : IClassFixture<EventsApp>
{
    private async Task<(HttpClient Client, TestEvent Forum)> OrganiserAsync()
    {
        var forum = await app.EventAsync();
        return (await app.ClientAsync(forum.Organiser), forum);
    }

    private static ByteArrayContent Json(byte[] bytes, string type = "application/json") => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    [Fact]
    public async Task C2_reads_no_body_without_a_type_and_no_form_as_JSON()
    {
        var (client, forum) = await OrganiserAsync();
        var before = await app.DigestAsync();

        await (await client.PostAsync($"/api/events/{forum.Id}/rooms", new ByteArrayContent("""{"name":{"en":"Hall"}}"""u8.ToArray()))).ShouldBeAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        await (await client.PostAsync($"/api/events/{forum.Id}/rooms", new MultipartFormDataContent { { new StringContent("Hall"), "name" } })).ShouldBeAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task C3_reads_UTF8_only()
    {
        var (client, forum) = await OrganiserAsync();
        const string Body = """{"name":{"en":"Hall"}}""";
        var before = await app.DigestAsync();

        foreach (var bytes in (byte[][])[Encoding.Unicode.GetBytes(Body), [.. "{\"name\":{\"en\":\"H"u8, 0xFF, 0xC0, .. "\"}}"u8], [.. "{\"name\":{\"en\":\"\\ud800\"}}"u8], [.. "{\"name\":{\"en\":\""u8, 0xED, 0xA0, 0x80, .. "\"}}"u8]])
        {
            await (await client.PostAsync($"/api/events/{forum.Id}/rooms", Json(bytes))).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        }

        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("Nguyễn Thị Minh")]
    [InlineData("李华")]
    [InlineData("محمد")]
    [InlineData("X")]
    [InlineData("Name 🙂 with a face")]
    [InlineData("'; DROP TABLE Rooms; --")]
    [InlineData("\" OR 1=1 --")]
    [InlineData("100%_\\")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</script><svg onload=alert(1)>")]
    [InlineData("{{constructor.constructor('x')()}}")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("{0:X}{{GetType}}")]
    public async Task C5_and_C7_keep_a_text_as_it_was_written(string text)
    {
        var (client, forum) = await OrganiserAsync();

        var id = await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/rooms", new { name = new { en = text } })).MadeAsync();

        var room = await client.GetFromJsonAsync<JsonElement>($"/api/events/{forum.Id}/rooms/{id}");
        Assert.Equal(text, room.GetProperty("name").GetProperty("en").GetString());
        Assert.Equal(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(await app.ReadAsync(async db => (await db.Rooms.FindAsync(id))!.Name.In("en"))));
    }

    [Theory]
    [InlineData("Ngu\u0302ye\u0303n", "Ng\u00FBy\u1EBDn")]
    [InlineData("evil\u202Egnp.exe", "evilgnp.exe")]
    [InlineData("a\u0000b\u0007c\r\nd", "a b c  d")]
    [InlineData("\u200BHall\uFEFF", "Hall")]
    [InlineData("Hall\r\nBcc: a@example.org", "Hall  Bcc: a@example.org")]
    [InlineData("Hall\u001B[31m", "Hall [31m")]
    public async Task C6_C12_and_C14_store_no_character_that_is_not_seen(string text, string stored)
    {
        var (client, forum) = await OrganiserAsync();

        var id = await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/rooms", new { name = new { en = text } })).MadeAsync();

        Assert.Equal(stored, await app.ReadAsync(async db => (await db.Rooms.FindAsync(id))!.Name.In("en")));
    }

    [Theory]
    [InlineData("startsOn", "0000-01-01")]
    [InlineData("startsOn", "10000-01-01")]
    [InlineData("startsOn", "2023-02-29")]
    [InlineData("startsOn", "2024-13-01")]
    [InlineData("startsOn", "12.08.2024")]
    [InlineData("zone", "Mars/Olympus")]
    [InlineData("zone", "../../etc/passwd")]
    [InlineData("endsOn", "2024-08-11")]
    [InlineData("hostCountry", "ZZ")]
    [InlineData("hostCountry", "china")]
    [InlineData("slug", "Not a slug")]
    [InlineData("slug", "../x")]
    public async Task C8_and_C9_take_days_zones_and_countries_that_are(string member, string value)
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());
        await app.EventAsync();
        var good = new Dictionary<string, object?>
        {
            ["slug"] = $"forum-{Guid.NewGuid():N}",
            ["year"] = 2024,
            ["name"] = new { en = "Forum" },
            ["startsOn"] = "2024-08-12",
            ["endsOn"] = "2024-08-14",
            ["zone"] = "Asia/Shanghai",
            ["hostCountry"] = "CN",
            ["city"] = new { en = "Changzhi" },
            ["languages"] = (string[])["en"],
        };
        await (await client.PostAsJsonAsync("/api/events", good)).MadeAsync();
        good["slug"] = $"forum-{Guid.NewGuid():N}";
        good[member] = value;
        var before = await app.DigestAsync();

        var refused = await client.PostAsJsonAsync("/api/events", good);

        // What cannot be is 400; what could be and is not is a rule, 409. Either names the field.
        Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Conflict]);
        Assert.Contains(member, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").ToString(), StringComparison.Ordinal);

        Assert.Equal(before, await app.DigestAsync());
    }

    // C10 and C11: stored as written, harmless wherever it is shown.
    [Fact]
    public async Task C11_lets_no_text_of_the_programme_become_markup()
    {
        const string Evil = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum, Evil);
        await app.ScheduleAsync(forum, Plans.Plan(Evil, "09:00-10:00", room) with { Description = Given.Text(Evil), Track = Given.Text(Evil) });
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        var client = await app.ClientAsync(null);

        foreach (var page in (string[])[$"/e/{forum.Slug}", $"/e/{forum.Slug}/agenda"])
        {
            var html = await client.GetStringAsync(page);

            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        }

        Assert.Contains("alert(1)", await client.GetStringAsync($"/e/{forum.Slug}/agenda"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C13_lets_no_title_write_lines_of_the_calendar()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening\r\nATTENDEE:mailto:evil@example.org", "09:00-10:00"));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        var calendar = await (await app.ClientAsync(null)).GetStringAsync($"/api/events/{forum.Id}/agenda.ics");

        Assert.DoesNotContain("\nATTENDEE", calendar, StringComparison.Ordinal);
    }

    // B14 and C17: what an address does not read is refused, and so is what it would have to choose from.
    [Theory]
    [InlineData("participations?orderBy=passportNumber")]
    [InlineData("participations?include=person")]
    [InlineData("participations?passport=A")]
    [InlineData("participations?q=a&Q=b")]
    [InlineData("participations?page=1&page=2")]
    [InlineData("participations?$filter=startswith(passport,'A')")]
    [InlineData("delegations?sort=name")]
    [InlineData("rooms?page=1")]
    [InlineData("audit?page=1&page=1")]
    [InlineData("projects?state[]=signed")]
    [InlineData("sessions?date=2024-08-12")]
    public async Task B14_and_C17_read_no_parameter_that_they_do_not_know(string query)
    {
        var (client, forum) = await OrganiserAsync();

        await (await client.GetAsync($"/api/events/{forum.Id}/{query}")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Theory]
    [InlineData("participations?q=a&page=1&pageSize=10")]
    [InlineData("participations?Q=a")]
    [InlineData("sessions?day=2024-08-12")]
    [InlineData("projects?state=proposed&q=x&page=1")]
    [InlineData("rooms")]
    public async Task B14_reads_those_that_it_knows(string query)
    {
        var (client, forum) = await OrganiserAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/events/{forum.Id}/{query}")).StatusCode);
    }

    // C7: what is searched for is a text, not a pattern and not SQL; C19: nor is it dear.
    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR '1'='1")]
    [InlineData("\\")]
    [InlineData("\"*")]
    [InlineData("NEAR(")]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    public async Task C7_searches_for_what_is_written(string text)
    {
        var (client, forum) = await OrganiserAsync();
        await app.DelegationAsync(forum, "Lao PDR");

        var found = await client.GetFromJsonAsync<JsonElement>($"/api/events/{forum.Id}/delegations?q={Uri.EscapeDataString(text)}");

        Assert.Equal(0, found.GetProperty("total").GetInt32());
    }

    // The platform refuses to normalise what is no character: a pasted one must not be an error of ours.
    [Fact]
    public async Task C7_a_name_that_arrived_broken_is_kept_with_the_sign_for_it()
    {
        var (client, forum) = await OrganiserAsync();

        var answer = await client.PostAsJsonAsync($"/api/events/{forum.Id}/rooms", new { name = new { en = "Hall \uFFFE1 𠘨" }, order = 1 });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains("Hall \uFFFD1 𠘨", (await client.GetFromJsonAsync<JsonElement>($"/api/events/{forum.Id}/rooms")).EnumerateArray().Select(room => room.GetProperty("name").GetProperty("en").GetString()));
        Assert.Equal("Hall \uFFFD1 \uFFFD", Text.Clean("Hall \uFFFF1 \uD840"));
    }

    [Fact]
    public async Task A_word_that_is_none_of_those_that_may_stand_there_is_answered_with_these()
    {
        var (client, forum) = await OrganiserAsync();

        var refused = await client.PostAsJsonAsync($"/api/events/{forum.Id}/badge-designs/preview.png", new { plan = new { paper = "a3", fields = (string[])[] } });

        var said = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("plan.paper")[0].GetString();
        Assert.Equal("Use one of: a6, a7, cr80, wide96x82, a4Fold.", said);
    }

    [Fact]
    public void C19_no_expression_can_be_made_to_work_for_long()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Found.Root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Events.Tests", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("bench", StringComparison.OrdinalIgnoreCase)).Select(File.ReadAllText));
        var expressions = Found.Some(Regex.Matches(source, @"\[GeneratedRegex\((?<how>.*)\)\]").Select(match => match.Groups["how"].Value).ToList(), 3);

        Assert.DoesNotContain(expressions, how => !how.Contains("NonBacktracking", StringComparison.Ordinal));
        Assert.DoesNotContain("new Regex(", source, StringComparison.Ordinal);
        // One that goes back and forth would not come to its end.
        Assert.False(Slug.IsSound(new string('a', 100_000) + "!"));
    }

    // J2's little sister: forms are small, in fields as in bytes.
    [Fact]
    public async Task Refuses_a_form_of_ten_thousand_fields_or_parts()
    {
        var (client, forum) = await OrganiserAsync();
        var before = await app.DigestAsync();
        var parts = new MultipartFormDataContent();
        for (var part = 0; part < 1000; part++)
        {
            parts.Add(new StringContent("x"), $"part{part}", $"{part}.csv");
        }

        await (await client.PostAsync($"/api/events/{forum.Id}/imports", parts)).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
        var fields = new FormUrlEncodedContent(Enumerable.Range(0, 10_000).Select(field => KeyValuePair.Create($"f{field}", "x")));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/sign-in", fields)).StatusCode);

        Assert.Equal(before, await app.DigestAsync());
    }

    // C15: what the file was called is nowhere; it is stored under our own key.
    [Theory]
    [InlineData("../../evil.csv")]
    [InlineData("CON")]
    [InlineData("\u202Evsc.exe")]
    public async Task C15_never_uses_the_name_of_a_file(string name)
    {
        var (client, forum) = await OrganiserAsync();
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(GivenImport.People(1)));
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = name };
        var mapping = JsonSerializer.Serialize(new { columns = new { delegation = "Delegation", name = "Name" }, defaultCategoryId = forum.Delegates, defaultCapacity = "delegate" });

        await (await client.PostAsync($"/api/events/{forum.Id}/imports", new MultipartFormDataContent { file, { new StringContent(mapping), "mapping" } })).MadeAsync();

        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(app.DataDirectory, "*", SearchOption.AllDirectories), path => Path.GetFileName(path) is "evil.csv" or "CON" || path.Contains(".exe", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(app.DataDirectory)!, "evil.csv")));
    }
}
