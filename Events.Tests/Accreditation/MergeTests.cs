using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Events.Tests.Accreditation;

/// <summary>Two records that are one person.</summary>
public sealed class MergeTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task The_record_that_stays_takes_what_it_lacks_and_the_other_frees_its_place()
    {
        var (forum, kept, other, delegation) = await TwoAsync();
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, other, new MemoryStream(Picture())));

        await app.SendAsync(forum.Organiser, new MergeRecords(other) { EventId = forum.Id, ParticipationId = kept });

        var stays = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, kept));
        Assert.Equal(("Invented Zhenbek", "虚构", "zh"), (stays.Name.Latin, stays.Name.Native, stays.Name.NativeLanguage));
        Assert.Equal(["Invented Jeenbek"], stays.Name.Variants);
        Assert.Equal(("mail@example.org", "Ministry of Rivers", "Minister"), (stays.Email, stays.Organisation, stays.Office.In("en")));
        Assert.True(stays.HasPhoto);
        var gone = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, other));
        Assert.Equal((ParticipationState.Replaced, (Guid?)kept), (gone.State, gone.ReplacedById));
        Assert.Equal(0, (await app.SendAsync(forum.Organiser, new GetDelegation(forum.Id, delegation))).Members.Count(member => member.ParticipationId == other));
        Assert.Equal(kept, Assert.Single((await app.SendAsync(forum.Organiser, new ListParticipations(forum.Id, "jeenbek", State: ParticipationState.Draft))).Items).Id);
        Assert.Equal("Invented Jeenbek", Assert.Single(await app.SendAsync(forum.Officer, new ListMerges(forum.Id, kept))).Name);
    }

    [Fact]
    public async Task Taken_back_both_are_what_they_were_except_for_what_was_written_since()
    {
        var (forum, kept, other, delegation) = await TwoAsync();
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, other, new MemoryStream(Picture())));
        var before = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, other));
        var merge = await app.SendAsync(forum.Officer, new MergeRecords(other) { EventId = forum.Id, ParticipationId = kept });
        var merged = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, kept));
        await app.SendAsync(forum.Organiser, new ChangeParticipation(merged.Name, merged.CategoryId, merged.Office, "Ministry of Lakes", merged.Email, null) { EventId = forum.Id, ParticipationId = kept });

        await app.SendAsync(forum.Officer, new UndoMerge(forum.Id, kept, merge));

        var stays = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, kept));
        Assert.Equal(((string?)null, (string?)null, "Ministry of Lakes", false), (stays.Name.Native, stays.Email, stays.Organisation, stays.HasPhoto));
        Assert.Empty(stays.Name.Variants);
        var back = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, other));
        Assert.Equal((before.State, before.Name, before.Capacity, true, (Guid?)null), (back.State, back.Name, back.Capacity, back.HasPhoto, back.ReplacedById));
        Assert.Equal(1, (await app.SendAsync(forum.Organiser, new GetDelegation(forum.Id, delegation))).Members.Count(member => member.ParticipationId == other));
        Assert.Empty(await app.SendAsync(forum.Officer, new ListMerges(forum.Id, kept)));
        Assert.Equal("merge-undone", (await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Officer, new UndoMerge(forum.Id, kept, merge)))).Code);
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(forum.Officer, new UndoMerge(forum.Id, other, merge)));
    }

    [Fact]
    public async Task Refuses_to_take_a_speaker_out_of_the_programme_and_changes_nothing()
    {
        var (forum, kept, other, _) = await TwoAsync();
        await app.ApproveAsync(forum, other);
        await app.ScheduleAsync(forum, Plans.Plan("Ports", "09:00-10:00") with { People = [new(other, Domain.Programme.SessionRole.Speaker)] });
        var before = await app.DigestAsync();

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Officer, new MergeRecords(other) { EventId = forum.Id, ParticipationId = kept }));

        Assert.Equal("merge-has-work", refused.Code);
        Assert.Equal(before, await app.DigestAsync());
        await app.SendAsync(forum.Officer, new MergeRecords(kept) { EventId = forum.Id, ParticipationId = other });
        Assert.Equal("merge-not-active", (await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Officer, new MergeRecords(kept) { EventId = forum.Id, ParticipationId = other }))).Code);
    }

    [Fact]
    public async Task Erasing_the_one_erases_the_other_and_what_the_merge_remembered()
    {
        var (forum, kept, other, _) = await TwoAsync();
        await app.SendAsync(forum.Officer, new MergeRecords(other) { EventId = forum.Id, ParticipationId = kept });

        await app.SendAsync(forum.Organiser, new ErasePerson("On request") { EventId = forum.Id, ParticipationId = kept });

        Assert.Equal((Person.ErasedName, Person.ErasedName), ((await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, kept))).Name.Latin, (await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, other))).Name.Latin));
        Assert.False(await app.ReadAsync(db => db.RecordMerges.AnyAsync(merge => merge.EventId == forum.Id)));
    }

    private async Task<(TestEvent Forum, Guid Kept, Guid Other, Guid Delegation)> TwoAsync()
    {
        var forum = await app.EventAsync();
        var (one, two) = (await app.DelegationAsync(forum, "Delegation of the Kyrgyz Republic"), await app.DelegationAsync(forum, "Ministry of Rivers"));
        var kept = await app.MemberAsync(forum, one, "Invented Zhenbek");
        var other = await app.MemberAsync(forum, two, "Invented Jeenbek");
        var details = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, other));
        await app.SendAsync(forum.Organiser, new ChangeParticipation(
            details.Name with { Native = "虚构", NativeLanguage = "zh" }, details.CategoryId, Given.Text("Minister"), "Ministry of Rivers", "mail@example.org", null)
        { EventId = forum.Id, ParticipationId = other });
        return (forum, kept, other, two);
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(300, 400);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
