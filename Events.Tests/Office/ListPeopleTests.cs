using Events.Domain.Accreditation;
using Events.Domain.Delegations;
using Events.Domain.Office;
using Events.Tests.Public;
using Events.Tests.Support;

namespace Events.Tests.Office;

/// <summary>The office's list of people, what is found, and what waits.</summary>
public sealed class ListPeopleTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Finds_people_in_any_form_of_the_name()
    {
        var (forum, delegation) = await PeopleAsync();

        Assert.Equal(["TRẦN Thị Bịa"], await NamesAsync(forum, new ListPeople(forum.Id, "tran bia")));
        Assert.Equal(["TRẦN Thị Bịa"], await NamesAsync(forum, new ListPeople(forum.Id, "ＴＲＡＮ")));
        Assert.Empty(await NamesAsync(forum, new ListPeople(forum.Id, "tran nobody")));
        Assert.Equal(["ADE Satu", "LÊ Văn Bịa", "TRẦN Thị Bịa"], await NamesAsync(forum, new ListPeople(forum.Id, Delegation: delegation)));
    }

    [Fact]
    public async Task Narrows_and_sorts()
    {
        var (forum, _) = await PeopleAsync();

        Assert.Equal(["TRẦN Thị Bịa"], await NamesAsync(forum, new ListPeople(forum.Id, State: ParticipationState.Approved)));
        Assert.Equal(["LÊ Văn Bịa"], await NamesAsync(forum, new ListPeople(forum.Id, State: ParticipationState.Submitted, HasPhoto: false)));
        Assert.Empty(await NamesAsync(forum, new ListPeople(forum.Id, HasPhoto: true)));
        Assert.Empty(await NamesAsync(forum, new ListPeople(forum.Id, HasBadge: true)));
        Assert.Empty(await NamesAsync(forum, new ListPeople(forum.Id, Category: forum.Staff)));
        Assert.Equal(["TRẦN Thị Bịa", "LÊ Văn Bịa", "ADE Satu"], await NamesAsync(forum, new ListPeople(forum.Id, Descending: true)));
        foreach (var sort in Enum.GetValues<PeopleSort>())
        {
            Assert.Equal(3, (await NamesAsync(forum, new ListPeople(forum.Id, Sort: sort))).Count);
            Assert.Equal(3, (await NamesAsync(forum, new ListPeople(forum.Id, Sort: sort, Descending: true))).Count);
        }

        Assert.Equal(["LÊ Văn Bịa"], await NamesAsync(forum, new ListPeople(forum.Id, Page: 2, PageSize: 1)));
    }

    [Fact]
    public async Task Says_what_a_row_shows()
    {
        var (forum, delegation) = await PeopleAsync();

        var page = await app.SendAsync(forum.Officer, new ListPeople(forum.Id, "tran"));

        var person = Assert.Single(page.Items);
        Assert.Equal((1, 1, delegation, "VN", forum.Delegates), (page.Total, page.Number, person.DelegationId, person.Country, person.CategoryId));
        Assert.Equal((MemberCapacity.Head, ParticipationState.Approved, false, null), (person.Capacity, person.State, person.HasPhoto, person.BadgeSerial));
        Assert.Equal("Viet Nam", person.Delegation!.In("en"));
    }

    [Fact]
    public async Task Finds_nothing_of_another_event()
    {
        await PeopleAsync();
        var other = await app.EventAsync();

        Assert.Equal(0, (await app.SendAsync(other.Organiser, new ListPeople(other.Id))).Total);
        Assert.True((await app.SendAsync(other.Organiser, new SearchEvent(other.Id, "tran"))).IsEmpty);
    }

    [Fact]
    public async Task Searches_people_delegations_sessions_and_projects()
    {
        var register = await app.ForumAsync();
        var forum = register.Forum;
        await app.DelegationsAsync(forum);

        var people = await app.SendAsync(forum.Organiser, new SearchEvent(forum.Id, "bia"));
        var delegations = await app.SendAsync(forum.Organiser, new SearchEvent(forum.Id, "VIET"));
        var sessions = await app.SendAsync(forum.Organiser, new SearchEvent(forum.Id, "开幕"));

        Assert.Equal(["LÊ Văn Bịa", "Nguyễn Văn Bịa", "TRẦN Thị Bịa"], people.People.Select(person => person.LatinName));
        Assert.Equal(["VN"], delegations.Delegations.Select(delegation => delegation.Country));
        Assert.Equal(["Opening ceremony"], sessions.Sessions.Select(session => session.Title.In("en")));
        Assert.NotEmpty((await app.SendAsync(forum.Organiser, new SearchEvent(forum.Id, "a"))).Projects);
    }

    [Fact]
    public async Task Counts_what_waits()
    {
        var register = await app.ForumAsync();
        var forum = register.Forum;
        await app.DelegationsAsync(forum);

        var accreditation = await app.SendAsync(forum.Officer, new CountAccreditation(forum.Id));
        var preparation = await app.SendAsync(forum.Organiser, new CountPreparation(forum.Id));
        var projects = await app.SendAsync(forum.Organiser, new CountProjects(forum.Id));

        // Three speakers as drafts; one approved, one submitted; none has a photo. Of two delegations one has a head.
        Assert.Equal((1, 1, 1, 1, 0), (accreditation.Submitted, accreditation.SubmittedWithoutPhoto, accreditation.Approved, accreditation.ApprovedWithoutPhoto, accreditation.Suspended));
        Assert.NotNull(accreditation.OldestUtc);
        Assert.Equal((2, 1, 5, 5, 2), (preparation.Delegations, preparation.WithoutHead, preparation.WithoutPhoto, preparation.Scheduled, preparation.Agenda!.Number));
        Assert.Equal((0, 0), (preparation.FailedJobs, preparation.FailedMails));
        Assert.Equal((1, 2), (projects.Proposed, projects.Signed));
    }

    private async Task<(TestEvent Forum, Guid Delegation)> PeopleAsync()
    {
        var forum = await app.EventAsync();
        await app.DelegationsAsync(forum);
        var delegation = (await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id, "viet"))).Items.Single().Id;
        await app.MemberAsync(forum, delegation, "ADE Satu");
        return (forum, delegation);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(TestEvent forum, ListPeople query) => [.. (await app.SendAsync(forum.Organiser, query)).Items.Select(person => person.LatinName)];
}
