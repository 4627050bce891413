using System.Net;
using Events.Domain.Accreditation;
using Events.Domain.Delegations;
using Events.Domain.People;
using Events.Tests.Support;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Accreditation;

public sealed class ParticipationSearchTests(EventsApp app) : IClassFixture<EventsApp>
{
    private async Task<TestEvent> PeopleAsync(params PersonName[] names)
    {
        var forum = await app.EventAsync();
        foreach (var name in names)
        {
            await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, name) { EventId = forum.Id });
        }

        return forum;
    }

    private async Task<IEnumerable<string>> FindAsync(TestEvent forum, string q) =>
        (await app.SendAsync(forum.Organiser, new ListParticipations(forum.Id, q))).Items.Select(row => row.LatinName);

    [Theory]
    [InlineData("иванов", "Ivanov")]
    [InlineData("Иванов", "Ivanov")]
    [InlineData("ИВАНОВ", "Ivanov")]
    [InlineData("NGUYEN", "Nguyễn Thị Hoa")]
    [InlineData("Nguyễn", "Nguyễn Thị Hoa")]
    [InlineData("nguyễn", "Nguyễn Thị Hoa")]
    [InlineData("hoa nguyen", "Nguyễn Thị Hoa")]
    [InlineData("ｎｇｕｙｅｎ", "Nguyễn Thị Hoa")]
    [InlineData("dang", "Đặng Văn Đức")]
    [InlineData("50%", "Rabat 50% Off")]
    [InlineData("a_b", "a_b")]
    [InlineData("ສົມ​ຊາຍ", "Somxay")]
    [InlineData("ສົມຊາຍ", "Somxay")]
    [InlineData("Jeenbek", "Zheenbek")]
    public async Task Finds_the_same_however_it_is_typed(string typed, string found)
    {
        var forum = await PeopleAsync(
            Name("Ivanov", "Иванов", "ru"), Name("Nguyễn Thị Hoa"), Name("Đặng Văn Đức"), Name("Rabat 50% Off"), Name("a_b"), Name("Somxay", "ສົມ​ຊາຍ", "lo"),
            Name("Zheenbek") with { Variants = ["Jeenbek"] }, Name("aXb 50"));

        Assert.Equal([found], await FindAsync(forum, typed));
    }

    [Fact]
    public async Task Takes_percent_and_underscore_for_letters()
    {
        var forum = await PeopleAsync(Name("One"), Name("Two"));

        Assert.Empty(await FindAsync(forum, "%"));
        Assert.Empty(await FindAsync(forum, "O_e"));
        Assert.Equal(["One", "Two"], await FindAsync(forum, "\u200B"));
    }

    [Fact]
    public async Task Narrows_by_delegation_category_and_state_a_page_at_a_time()
    {
        var forum = await app.EventAsync();
        var (a, b) = (await app.DelegationAsync(forum), await app.DelegationAsync(forum));
        var first = await app.MemberAsync(forum, a, "Anna", MemberCapacity.Head);
        await app.MemberAsync(forum, a, "Boris", category: forum.Staff);
        await app.MemberAsync(forum, b, "Clara");
        await app.SubmitAsync(forum, first);
        Task<Domain.Common.Page<ParticipationRow>> ListAsync(ListParticipations query) => app.SendAsync(forum.Organiser, query with { EventId = forum.Id });
        var all = new ListParticipations(forum.Id);

        Assert.Equal(["Anna", "Boris"], (await ListAsync(all with { Delegation = a })).Items.Select(row => row.LatinName));
        Assert.Equal(["Anna", "Clara"], (await ListAsync(all with { Category = forum.Delegates })).Items.Select(row => row.LatinName));
        var submitted = Assert.Single((await ListAsync(all with { State = ParticipationState.Submitted })).Items);
        Assert.Equal(("Anna", MemberCapacity.Head, false), (submitted.LatinName, submitted.Capacity, submitted.HasPhoto));
        var second = await ListAsync(all with { Page = 2, PageSize = 2 });
        Assert.Equal((3, "Clara"), (second.Total, Assert.Single(second.Items).LatinName));
        var client = await app.ClientAsync(forum.Organiser);
        await (await client.GetAsync($"/api/events/{forum.Id}/participations?pageSize=1000000")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.GetAsync($"/api/events/{forum.Id}/participations?state=unheard")).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
    }
}
