using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Journeys;
using Events.Domain.People;
using Events.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static Events.Tests.Support.GivenDelegation;
using static Events.Tests.Support.GivenImport;

namespace Events.Tests.Lists;

public sealed class ErasePersonTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const string Canary = "Zyxwvu CANARYNAME";
    private const string Number = "canary-4711";
    private static readonly string[] words = [Canary, "CANARYNAME", Number, "zyxwvu canaryname", "Canary office"];

    [Fact]
    public async Task Leaves_nothing_of_a_person_in_tables_and_files_and_goes_on_counting_them()
    {
        var forum = await app.EventAsync();
        var columns = new ImportColumns("Delegation", "Name", Office: "Title", Email: "Mail");
        var import = await app.StartAsync(forum, $"Delegation,Name,Title,Mail\nAtlantis,{Canary},Canary office,{Number}@example.org\nAtlantis,Boris,Driver,\n", Mapping(forum) with { Columns = columns });
        await app.SettledAsync(forum, import);
        await app.AcceptedAsync(forum, import);
        var (id, other) = (await ParticipationAsync(forum, Canary), await ParticipationAsync(forum, "Boris"));
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, id, new MemoryStream(Picture())));
        await app.SubmitAsync(forum, id);
        await app.SendAsync(forum.Officer, new RejectParticipation($"{Canary} is unknown") { EventId = forum.Id, ParticipationId = id });
        await app.ApproveAsync(forum, id);
        await app.ApproveAsync(forum, other);
        await app.SendAsync(forum.Organiser, new PlanJourneys([id, other], JourneyDirection.Departure, new DateOnly(2024, 8, 15), MetBy: $"A driver waits for {Canary}") { EventId = forum.Id });
        var batch = await app.SendAsync(forum.Organiser, new MakeBadges([id, other]) { EventId = forum.Id });
        await app.FinishedAsync((await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, batch))).Job.JobId);
        Assert.NotEmpty(await TracesAsync());
        var photo = await app.ReadAsync(db => db.Participations.Where(row => row.Id == id).Select(row => row.PhotoKey).SingleAsync());
        var paper = (await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, batch))).Paper!.Key;

        await RefusesAsync("holds-badge", () => app.SendAsync(forum.Organiser, new ErasePerson("On request") { EventId = forum.Id, ParticipationId = id }));
        var erasure = await app.SendAsync(forum.Organiser, new ErasePerson("On request", "The badge was handed back") { EventId = forum.Id, ParticipationId = id });

        Assert.Equal((1, true), (erasure.Papers, erasure.IsCompacted));
        Assert.Empty(erasure.Stays);
        Assert.Empty(await TracesAsync());
        Assert.False(File.Exists(Path.Combine(app.DataDirectory, "files", photo!)));
        Assert.False(File.Exists(Path.Combine(app.DataDirectory, "files", paper)));
        // The event is over: they came, and go on being counted.
        var rows = (await app.SendAsync(forum.Organiser, new ListParticipations(forum.Id))).Items;
        Assert.Equal([("Boris", ParticipationState.Approved), (Person.ErasedName, ParticipationState.Approved)], rows.Select(row => (row.LatinName, row.State)));
        Assert.Null(rows[1].BadgeSerial);
        Assert.NotNull(rows[0].BadgeSerial);
        Assert.Null((await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, batch))).Paper);
    }

    [Fact]
    public async Task Is_the_organisers_and_needs_a_reason()
    {
        var (forum, elsewhere) = (await app.EventAsync(), await app.EventAsync());
        var id = await app.MemberAsync(forum, await app.DelegationAsync(forum));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(forum.Officer, new ErasePerson("On request") { EventId = forum.Id, ParticipationId = id }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(elsewhere.Organiser, new ErasePerson("On request") { EventId = elsewhere.Id, ParticipationId = id }));
        var client = await app.ClientAsync(forum.Organiser);
        var path = $"/api/events/{forum.Id}/participations/{id}/erase";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync(path, new { reason = " " })).StatusCode);
        var erased = await client.PostAsJsonAsync(path, new { reason = "On request" });
        Assert.True((await erased.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("isCompacted").GetBoolean());
        Assert.Equal(Person.ErasedName, (await app.ParticipationOfAsync(forum, id)).Name.Latin);
        Assert.Equal("On request", await app.ReadAsync(db => db.AuditEntries.Where(row => row.ObjectId == id && row.Action == nameof(ErasePerson)).Select(row => row.Reason).FirstAsync()));
    }

    private Task<Guid> ParticipationAsync(TestEvent forum, string name) => app.ReadAsync(db => (
        from participation in db.Participations.Where(participation => participation.EventId == forum.Id)
        join person in db.People on participation.PersonId equals person.Id
        where person.Name.Latin == name
        select participation.Id).SingleAsync());

    /// <summary>Where one of the words stands: in a row, in the database's own files, in the data folder.</summary>
    private async Task<List<string>> TracesAsync()
    {
        var found = (await AllTables.LinesAsync(app.ConnectionString)).Where(line => words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        var files = Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));
        if (!TestDatabases.IsPostgres)
        {
            var path = new SqliteConnectionStringBuilder(app.ConnectionString).DataSource;
            files = files.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"));
        }

        foreach (var file in files)
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            found.AddRange(words.Where(word => bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(word)) >= 0).Select(word => $"{Path.GetFileName(file)}: {word}"));
        }

        return found;
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(480, 640);
        bitmap.Erase(SKColors.SteelBlue);
        using var image = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return image.ToArray();
    }
}
