using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Delegations;
using Events.Tests.Documents;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Delegations;

/// <summary>Lists of real conferences, read from the folder that <c>EVENTS_REAL_DATA</c> names; skipped where there is none.</summary>
public sealed class RealListTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("inc-01.csv", 623, 199)]
    [InlineData("inc-03.csv", 485, 167)]
    [InlineData("inc-09.csv", 589, 207)]
    public async Task Accepts_every_row_finds_all_again_and_updates_one(string file, int people, int delegations)
    {
        var folder = Environment.GetEnvironmentVariable("EVENTS_REAL_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "EVENTS_REAL_DATA is not set.");
        var csv = await File.ReadAllTextAsync(Path.Combine(folder, "participants", file));
        var forum = await app.EventAsync();
        var mapping = new ImportMapping(
            new ImportColumns("Delegation", "Person_Name", Honorific: "Honorific", Office: "Job_Title", Organisation: "Affiliation"), forum.Delegates, MemberCapacity.Delegate, NullWord: "NA");

        var first = await app.ImportedAsync(forum, csv, mapping);
        Assert.Equal((ImportState.Applied, people, 0, 0), (first.State, first.New, first.Refused, first.Updated));
        Assert.Equal(people, await app.ReadAsync(db => db.Participations.CountAsync(row => row.EventId == forum.Id)));
        Assert.Equal(delegations, await app.ReadAsync(db => db.Delegations.CountAsync(row => row.EventId == forum.Id)));

        var second = await app.ImportedAsync(forum, csv, mapping);
        Assert.Equal((0, 0, people), (second.New, second.Updated, second.Unchanged));

        var (id, third) = await app.JudgedAsync(forum, OneTitleChanged(csv), mapping);
        Assert.Equal((0, 1, people - 1, 0), (third.New, third.Updated, third.Unchanged, third.Refused));
        Assert.Equal("office", Assert.Single(Assert.Single(await app.RowsAsync(forum, id, ImportVerdict.Updated)).Changes).Field);

        Assert.Equal(people, Paper.PagesOf(await BadgesAsync(forum)));
    }

    /// <summary>Everybody submitted, approved and printed.</summary>
    private async Task<byte[]> BadgesAsync(TestEvent forum)
    {
        var ids = await app.ReadAsync(db => db.Participations.Where(row => row.EventId == forum.Id).Select(row => row.Id).ToListAsync());
        foreach (var chunk in ids.Chunk(100))
        {
            await app.SendAsync(forum.Organiser, new SubmitMany(chunk) { EventId = forum.Id });
            await app.SendAsync(forum.Officer, new ApproveMany(chunk) { EventId = forum.Id });
        }

        var batch = await app.SendAsync(forum.Organiser, new MakeBadges { EventId = forum.Id });
        await app.FinishedAsync((await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, batch))).Job.JobId);
        using var client = await app.ClientAsync(forum.Organiser);
        return await client.GetByteArrayAsync($"/api/events/{forum.Id}/badge-batches/{batch}/badges.pdf");
    }

    /// <summary>The first data row gets another title, in memory.</summary>
    private static string OneTitleChanged(string csv)
    {
        var lines = csv.Split('\n');
        var column = Array.IndexOf(lines[0].TrimEnd('\r').Split(','), "Job_Title");
        var row = Array.FindIndex(lines, 1, line => !line.Contains('"'));
        var cells = lines[row].Split(',');
        cells[column] = "Another title";
        lines[row] = string.Join(',', cells);
        return string.Join('\n', lines);
    }
}
