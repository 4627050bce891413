using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Tests.Support;
using static Events.Tests.Support.GivenDelegation;
using static Events.Tests.Support.GivenImport;

namespace Events.Tests.Delegations;

public sealed class ImportTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Judges_then_applies_a_list_sent_by_http()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var path = $"/api/events/{forum.Id}/imports";
        var mapping = JsonSerializer.Serialize(new { columns = new { delegation = "Delegation", name = "Name", office = "Title" }, defaultCategoryId = forum.Delegates, defaultCapacity = "delegate" });
        var form = new MultipartFormDataContent { { new StringContent(mapping), "mapping" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(List("Atlantis,Anna,Minister", "Lemuria,Boris,\"Adviser, first class\"", "Lemuria,,"))), "file", "list.csv");

        var id = await (await client.PostAsync(path, form)).MadeAsync();

        var judged = await app.SettledAsync(forum, id);
        Assert.Equal((ImportState.Checked, 2, 1), (judged.State, judged.New, judged.Refused));
        Assert.Empty(await app.MembersAsync(forum));
        var refused = (await client.GetFromJsonAsync<JsonElement>($"{path}/{id}/rows?verdict=refused")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((4, "name", "Give the name."), (refused.GetProperty("row").GetInt32(), refused.GetProperty("column").GetString(), refused.GetProperty("reason").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{path}/{id}/accept", new { mode = "good" })).StatusCode);
        Assert.Equal(ImportState.Applied, (await app.SettledAsync(forum, id)).State);
        Assert.Equal(["Atlantis|Anna|Minister|Delegate|Draft", "Lemuria|Boris|Adviser, first class|Delegate|Draft"], await app.MembersAsync(forum));
        await (await client.PostAsJsonAsync($"{path}/{id}/accept", new { mode = "good" })).ShouldBeAsync(HttpStatusCode.Conflict, "import-state");
        Assert.Single((await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Takes_a_plain_csv_body_with_the_mapping_in_the_query()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var mapping = JsonSerializer.Serialize(new { columns = new { delegation = "Delegation", name = "Name" }, defaultCategoryId = forum.Delegates, defaultCapacity = "adviser" });
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(List("Atlantis,Anna,"))) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };

        var id = await (await client.PostAsync($"/api/events/{forum.Id}/imports?mapping={Uri.EscapeDataString(mapping)}", body)).MadeAsync();

        Assert.Equal(1, (await app.SettledAsync(forum, id)).New);
    }

    [Theory]
    [InlineData("""{"columns":{"delegation":"Delegation","name":"Name"},"defaultCapacity":"delegate","colour":1}""", "colour")]
    [InlineData("""{"columns":{"delegation":"Delegation","name":"Name"},"defaultCapacity":"delegate"}""", "mapping.defaultCategoryId")]
    [InlineData("""{"columns":{"delegation":"Delegation","name":"Name","category":"Title"}}""", "mapping.defaultCapacity")]
    [InlineData("""{"columns":{"delegation":"Delegation"}}""", "columns")]
    [InlineData("no json", "body")]
    public async Task Refuses_a_mapping_that_does_not_say_enough(string mapping, string field)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var form = new MultipartFormDataContent { { new StringContent(mapping), "mapping" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(List("A,B,C"))), "file", "list.csv" } };

        var problem = await (await client.PostAsync($"/api/events/{forum.Id}/imports", form)).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Finds_everybody_again_and_changes_what_has_changed()
    {
        var forum = await app.EventAsync();
        string[] rows = ["Atlantis,H.E. Anna,Minister", "Atlantis,BORIS Petrov,", "Lemuria,Anna,Clerk", "Atlantis,Boris Petrov,Driver"];
        await app.ImportedAsync(forum, List(rows));
        var before = await app.MembersAsync(forum);

        var again = await app.ImportedAsync(forum, List(rows));
        Assert.Equal((0, 0, 4, 0), (again.New, again.Updated, again.Unchanged, again.Refused));
        Assert.Equal(before, await app.MembersAsync(forum));

        rows[3] = "Atlantis,Boris Petrov,Chief driver";
        var (id, changed) = await app.JudgedAsync(forum, List(rows));
        Assert.Equal((0, 1, 3), (changed.New, changed.Updated, changed.Unchanged));
        var row = Assert.Single(await app.RowsAsync(forum, id, ImportVerdict.Updated));
        Assert.Equal(5, row.Row);
        Assert.Equal(new FieldChange("office", "Driver", "Chief driver"), Assert.Single(row.Changes));
        await app.AcceptedAsync(forum, id);
        Assert.Equal(before.Select(line => line.Replace("|Driver|", "|Chief driver|")).Order(StringComparer.Ordinal), await app.MembersAsync(forum));
    }

    [Fact]
    public async Task Takes_the_same_name_in_two_delegations_for_two_people_and_warns()
    {
        var forum = await app.EventAsync();

        var (id, import) = await app.JudgedAsync(forum, List("Atlantis,Anna,", "Lemuria,ANNA,", "Lemuria,Boris,", "Lemuria,Boris,"));

        Assert.Equal((4, 3), (import.New, import.Warnings));
        var rows = await app.RowsAsync(forum, id);
        Assert.Contains("two people", rows[0].Warning);
        Assert.Contains("two people", rows[1].Warning);
        Assert.Null(rows[2].Warning);
        Assert.Contains("more than once", rows[3].Warning);
        await app.AcceptedAsync(forum, id);
        Assert.Equal(4, (await app.MembersAsync(forum)).Count);
    }

    [Fact]
    public async Task Writes_nothing_of_a_list_with_a_bad_row_when_all_or_nothing_is_asked()
    {
        var forum = await app.EventAsync();
        var mapping = Mapping(forum) with { Columns = Columns with { Capacity = "Title" } };

        var import = await app.ImportedAsync(forum, List("Atlantis,Anna,head", "Atlantis,Boris,advisor", "Atlantis,Clara,Minister of State"), mapping);

        Assert.Equal((ImportState.Refused, 4), (import.State, import.RefusedRow));
        Assert.Empty(await app.MembersAsync(forum));
        Assert.Empty((await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id))).Items);
    }

    [Fact]
    public async Task Keeps_the_quota_and_the_one_head()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Atlantis");
        await app.SetQuotaAsync(forum, delegation, 2, forum.Delegates);
        var mapping = Mapping(forum) with { Columns = Columns with { Capacity = "Title" } };

        var (id, judged) = await app.JudgedAsync(forum, List("ATLANTIS,Anna,Head of delegation", "Atlantis,Boris,head", "Atlantis,Clara,", "Atlantis,Dora,", "Atlantis,Emil,overflow"), mapping);

        Assert.Equal((3, 2), (judged.New, judged.Refused));
        Assert.Equal([(3, "capacity"), (5, "category")], (await app.RowsAsync(forum, id, ImportVerdict.Refused)).Select(row => (row.Row, row.Column)));
        await app.AcceptedAsync(forum, id, ImportMode.Good);
        var details = await app.DelegationOfAsync(forum, delegation);
        Assert.Equal([MemberCapacity.Head, MemberCapacity.Delegate], details.Members.Select(member => member.Capacity));
        Assert.Single(details.Overflow);
        Assert.Equal(2, details.Quotas.Single().Used);
    }

    [Fact]
    public async Task Never_moves_a_capacity_by_its_default_and_nominates_nobody_again_who_left()
    {
        var forum = await app.EventAsync();
        var csv = List("Atlantis,Anna,", "Atlantis,Boris,");
        await app.ImportedAsync(forum, csv);
        var delegation = (await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id))).Items.Single().Id;
        var members = (await app.DelegationOfAsync(forum, delegation)).Members;
        await app.SendAsync(forum.Organiser, new ChangeMemberCapacity(MemberCapacity.Head) { EventId = forum.Id, DelegationId = delegation, ParticipationId = members[0].ParticipationId });
        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Ill") { EventId = forum.Id, ParticipationId = members[1].ParticipationId });

        var again = await app.ImportedAsync(forum, csv);

        Assert.Equal((0, 0, 2, 1), (again.New, again.Updated, again.Unchanged, again.Warnings));
        Assert.Equal(["Atlantis|Anna||Head|Draft", "Atlantis|Boris||Delegate|Withdrawn"], await app.MembersAsync(forum));
    }

    [Fact]
    public async Task Takes_the_null_word_for_empty_and_else_for_what_it_says()
    {
        var forum = await app.EventAsync();
        var columns = new ImportColumns("Delegation", "Name", Nationality: "Title");

        var (id, _) = await app.JudgedAsync(forum, List("China,Anna,NA", "中国,Boris,CN"), Mapping(forum) with { Columns = columns, NullWord = "NA" });
        Assert.All(await app.RowsAsync(forum, id), row => Assert.Equal(ImportVerdict.New, row.Verdict));
        await app.AcceptedAsync(forum, id);
        var china = Assert.Single((await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id))).Items);
        Assert.Equal(("CN", 2), (china.Country, china.Places));

        var (other, _) = await app.JudgedAsync(forum, List("Atlantis,Dora,NA", "Atlantis,Emil,XQ"), Mapping(forum) with { Columns = columns });
        Assert.Equal([ImportVerdict.New, ImportVerdict.Refused], (await app.RowsAsync(forum, other)).Select(row => row.Verdict));
    }

    [Fact]
    public async Task Is_for_those_who_manage_delegations_and_their_own_event()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var (id, _) = await app.JudgedAsync(forum, List("Atlantis,Anna,"));

        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(forum.Officer, new GetImport(forum.Id, id)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new GetImport(other.Id, id)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new ListImportRows(other.Id, id)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new AcceptImport(ImportMode.All) { EventId = other.Id, ImportId = id }));
        await Assert.ThrowsAsync<NotFound>(() => app.StartAsync(forum, List("Atlantis,Anna,"), Mapping(forum) with { DefaultCategoryId = other.Delegates }));
    }
}
