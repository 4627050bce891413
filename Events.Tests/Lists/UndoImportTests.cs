using System.Net;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Events.Tests.Support.GivenDelegation;
using static Events.Tests.Support.GivenImport;

namespace Events.Tests.Lists;

public sealed class UndoImportTests(EventsApp app) : IClassFixture<EventsApp>
{
    private async Task<ImportDetails> UndoneAsync(TestEvent forum, Guid importId)
    {
        await app.SendAsync(forum.Organiser, new UndoImport(forum.Id, importId));
        return await app.SettledAsync(forum, importId);
    }

    private async Task<Guid> AcceptedIdAsync(TestEvent forum, string csv)
    {
        var (id, _) = await app.JudgedAsync(forum, csv);
        await app.AcceptedAsync(forum, id);
        return id;
    }

    private Task<Guid> ParticipationAsync(TestEvent forum, string name) => app.ReadAsync(db => (
        from participation in db.Participations.Where(participation => participation.EventId == forum.Id)
        join person in db.People on participation.PersonId equals person.Id
        where person.Name.Latin == name
        select participation.Id).SingleAsync());

    [Fact]
    public async Task Puts_everything_back_as_it_was()
    {
        var forum = await app.EventAsync();
        await app.ImportedAsync(forum, List("Atlantis,Anna,Minister", "Atlantis,Boris,Driver"));
        var before = await app.MembersAsync(forum);
        var id = await AcceptedIdAsync(forum, List("Atlantis,Anna,President", "Atlantis,Clara,Clerk", "Lemuria,Delia,Clerk"));
        Assert.Equal(4, (await app.MembersAsync(forum)).Count);

        var undone = await UndoneAsync(forum, id);

        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Warnings));
        Assert.Equal(before, await app.MembersAsync(forum));
        Assert.Single((await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id))).Items);
        Assert.False(await app.ReadAsync(db => db.People.AnyAsync(person => person.Name.Latin == "Delia")));
        await RefusesAsync("import-state", () => app.SendAsync(forum.Organiser, new UndoImport(forum.Id, id)));
    }

    [Fact]
    public async Task Leaves_and_names_those_whom_somebody_has_worked_on_since()
    {
        var forum = await app.EventAsync();
        await app.ImportedAsync(forum, List("Atlantis,Anna,Minister", "Atlantis,Boris,Driver"));
        var id = await AcceptedIdAsync(forum, List("Atlantis,Anna,President", "Atlantis,Boris,Chief driver", "Atlantis,Clara,Clerk", "Atlantis,Dora,Clerk"));
        await app.SubmitAsync(forum, await ParticipationAsync(forum, "Boris"));
        await app.SubmitAsync(forum, await ParticipationAsync(forum, "Dora"));

        var undone = await UndoneAsync(forum, id);

        Assert.Equal((ImportState.Undone, 2), (undone.State, undone.Warnings));
        Assert.Equal(["Atlantis|Anna|Minister|Delegate|Draft", "Atlantis|Boris|Chief driver|Delegate|Submitted", "Atlantis|Dora|Clerk|Delegate|Submitted"], await app.MembersAsync(forum));
        var left = (await app.SendAsync(forum.Organiser, new ListImportRows(forum.Id, id, Warned: true))).Items;
        Assert.Equal(["Boris", "Dora"], left.Select(row => row.Name));
        Assert.All(left, row => Assert.Contains("worked on", row.Warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_asked_for_over_http_and_by_those_who_import()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var id = await AcceptedIdAsync(forum, List("Atlantis,Anna,"));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(forum.Officer, new UndoImport(forum.Id, id)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new UndoImport(other.Id, id)));
        var client = await app.ClientAsync(forum.Organiser);
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsync($"/api/events/{forum.Id}/imports/{id}/undo", null)).StatusCode);
        Assert.Equal(ImportState.Undone, (await app.SettledAsync(forum, id)).State);
        Assert.Empty(await app.MembersAsync(forum));
    }

    /// <summary>An import that never ran and one that is being applied are not undone; one whose job gave up half-way is.</summary>
    [Fact]
    public async Task Takes_back_what_a_job_that_gave_up_had_applied()
    {
        var forum = await app.EventAsync();
        var (id, _) = await app.JudgedAsync(forum, List("Atlantis,Anna,", "Atlantis,Boris,"));
        await RefusesAsync("import-state", () => app.SendAsync(forum.Organiser, new UndoImport(forum.Id, id)));
        await app.AcceptedAsync(forum, id);
        await app.ReadAsync(async db =>
        {
            await db.Imports.Where(import => import.Id == id).ExecuteUpdateAsync(set => set.SetProperty(import => import.State, ImportState.Applying));
            return await db.JobRequests.Where(job => job.SubjectId == id).ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Dead));
        });
        Assert.Equal(ImportState.Undone, (await UndoneAsync(forum, id)).State);
        Assert.Empty(await app.MembersAsync(forum));
    }

    [Fact]
    public async Task Understands_the_next_list_with_the_same_headers_by_itself()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        await app.JudgedAsync(forum, List("Atlantis,Anna,"));
        var next = System.Text.Encoding.UTF8.GetBytes(List("Atlantis,Boris,Driver"));
        var kept = (await app.SendAsync(forum.Organiser, new OutlineImport(next) { EventId = forum.Id })).Kept;
        Assert.Equal(Mapping(forum), kept! with { HeadersKey = null });
        Assert.Null((await app.SendAsync(other.Organiser, new OutlineImport(next) { EventId = other.Id })).Kept);
        Assert.Null((await app.SendAsync(forum.Organiser, new OutlineImport("Delegation,Title,Name\nA,B,C"u8.ToArray()) { EventId = forum.Id })).Kept);
    }
}
