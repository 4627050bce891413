using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Accreditation;

/// <summary>What an accreditation officer decides, asks and takes back.</summary>
public sealed class QueueTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Lists_those_who_wait_the_oldest_first_and_narrows()
    {
        var forum = await app.EventAsync();
        var (first, second) = (await app.DelegationAsync(forum), await app.DelegationAsync(forum));
        var oldest = await SubmittedAsync(forum, first, "Oldest Invented");
        var draft = await app.MemberAsync(forum, first, "Draft Invented");
        var other = await SubmittedAsync(forum, second, "Other Invented", forum.Staff);
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, other, new MemoryStream(Pictures.Plain())));

        Assert.Equal([oldest, other], await IdsAsync(new GetQueue(forum.Id)));
        Assert.Equal([other], await IdsAsync(new GetQueue(forum.Id, Delegation: second)));
        Assert.Equal([other], await IdsAsync(new GetQueue(forum.Id, Category: forum.Staff)));
        Assert.Equal([oldest], await IdsAsync(new GetQueue(forum.Id, HasPhoto: false)));
        Assert.DoesNotContain(draft, await IdsAsync(new GetQueue(forum.Id)));

        async Task<IReadOnlyList<Guid>> IdsAsync(GetQueue query) => (await app.SendAsync(forum.Officer, query)).Ids;
    }

    [Fact]
    public async Task Names_those_of_the_same_name_and_whose_nominee_it_is()
    {
        var forum = await app.EventAsync();
        var mine = await SubmittedAsync(forum, await app.DelegationAsync(forum), "NGUYỄN Ảo", by: forum.Organiser);
        var other = await app.MemberAsync(forum, await app.DelegationAsync(forum, "The other delegation"), "Nguyen Ao");
        await app.MemberAsync(forum, await app.DelegationAsync(forum), "Nguyen An");

        var seen = Assert.Single(await app.SendAsync(forum.Organiser, new ListNominees(forum.Id, [mine])));
        Assert.Equal((other, "The other delegation"), (Assert.Single(seen.Namesakes).Id, seen.Namesakes[0].Delegation!.In("en")));
        Assert.True(seen.IsMine);
        Assert.False(Assert.Single(await app.SendAsync(forum.Officer, new ListNominees(forum.Id, [mine]))).IsMine);
    }

    [Fact]
    public async Task Asks_the_focal_point_and_has_the_answer_back_in_the_queue()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Delegates);
        var focalPoint = await app.FocalPointAsync(forum, delegation);
        var person = await SubmittedAsync(forum, delegation, "Asked Invented");

        await app.SendAsync(forum.Officer, new RequestInformation("Which ministry?") { EventId = forum.Id, ParticipationId = person });
        Assert.Empty((await app.SendAsync(forum.Officer, new GetQueue(forum.Id))).Ids);
        Assert.Equal([person], (await app.SendAsync(forum.Officer, new GetQueue(forum.Id, Waiting: true))).Ids);
        Assert.Equal("Which ministry?", Assert.Single((await app.SendAsync(focalPoint, new GetNominations(forum.Id, delegation))).Asked).OpenQuestion);
        await RefusesAsync("participation-state", () => app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, person)));
        await RefusesAsync("quota-exceeded", () => app.MemberAsync(forum, delegation, "Second Invented"));

        await app.SendAsync(focalPoint, new AnswerRequest("Of Trade") { EventId = forum.Id, ParticipationId = person });
        Assert.Empty((await app.SendAsync(focalPoint, new GetNominations(forum.Id, delegation))).Asked);
        Assert.Equal([person], (await app.SendAsync(forum.Officer, new GetQueue(forum.Id))).Ids);
        Assert.Equal("Of Trade", Assert.Single(await app.SendAsync(forum.Officer, new ListNominees(forum.Id, [person]))).Answer);
        await RefusesAsync("participation-state", () => app.SendAsync(focalPoint, new AnswerRequest("Once more") { EventId = forum.Id, ParticipationId = person }));
    }

    [Fact]
    public async Task Somebody_who_is_asked_about_is_not_nominated_a_second_time()
    {
        var forum = await app.EventAsync();
        var person = await SubmittedAsync(forum, await app.DelegationAsync(forum), "Once Invented");
        await app.SendAsync(forum.Officer, new RequestInformation("Who?") { EventId = forum.Id, ParticipationId = person });
        var personId = (await app.ParticipationOfAsync(forum, person)).PersonId;

        await RefusesAsync("one-participation", () => app.SendAsync(forum.Officer, new AddParticipant(forum.Staff, PersonId: personId) { EventId = forum.Id }));
    }

    [Fact]
    public async Task Takes_an_approval_back_until_a_badge_is_printed()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var (made, printed) = (await app.MemberAsync(forum, delegation, "Made Invented"), await app.MemberAsync(forum, delegation, "Printed Invented"));
        await app.ApproveAsync(forum, made);
        await app.ApproveAsync(forum, printed);
        await app.ReadAsync(async db =>
        {
            (await db.Participations.SingleAsync(row => row.Id == made)).IssueBadge(app.Services.GetRequiredService<IBadgeCodes>(), DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });
        await app.SendAsync(forum.Officer, new PrintBadge(forum.Id, printed));

        await app.SendAsync(forum.Officer, new UndoDecision(forum.Id, made));
        var details = await app.ParticipationOfAsync(forum, made);
        Assert.Equal((ParticipationState.Submitted, null, null), (details.State, details.BadgeSerial, details.DecidedUtc));
        await RefusesAsync("approval-printed", () => app.SendAsync(forum.Officer, new UndoDecision(forum.Id, printed)));
        Assert.Equal(ParticipationState.Approved, (await app.ParticipationOfAsync(forum, printed)).State);
        await RefusesAsync("participation-state", () => app.SendAsync(forum.Officer, new UndoDecision(forum.Id, made)));
    }

    [Fact]
    public async Task Takes_a_rejection_back_with_the_place_while_there_is_one()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Delegates);
        var person = await SubmittedAsync(forum, delegation, "Rejected Invented");
        await app.SendAsync(forum.Officer, new RejectParticipation(null, RejectionCode.PapersMissing) { EventId = forum.Id, ParticipationId = person });
        var details = await app.ParticipationOfAsync(forum, person);
        Assert.Equal((ParticipationState.Rejected, RejectionCode.PapersMissing, null), (details.State, details.RejectionCode, details.StateReason));

        var successor = await app.MemberAsync(forum, delegation, "Successor Invented");
        await RefusesAsync("quota-exceeded", () => app.SendAsync(forum.Officer, new UndoDecision(forum.Id, person)));
        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Not coming") { EventId = forum.Id, ParticipationId = successor });
        await app.SendAsync(forum.Officer, new UndoDecision(forum.Id, person));

        details = await app.ParticipationOfAsync(forum, person);
        Assert.Equal((ParticipationState.Submitted, null), (details.State, details.RejectionCode));
        Assert.Equal(1, Assert.Single((await app.DelegationOfAsync(forum, delegation)).Quotas).Used);
    }

    [Fact]
    public async Task Another_reason_asks_for_words()
    {
        var forum = await app.EventAsync();
        var person = await SubmittedAsync(forum, await app.DelegationAsync(forum), "Worded Invented");

        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => app.SendAsync(forum.Officer, new RejectParticipation(" ") { EventId = forum.Id, ParticipationId = person }));
        Assert.Equal(ParticipationState.Submitted, (await app.ParticipationOfAsync(forum, person)).State);
    }

    [Fact]
    public async Task Approves_nobody_who_changed_since_they_were_looked_at()
    {
        var forum = await app.EventAsync();
        var person = await SubmittedAsync(forum, await app.DelegationAsync(forum), "Seen Invented");
        var seen = Assert.Single(await app.SendAsync(forum.Officer, new ListNominees(forum.Id, [person]))).Version;
        await app.SendAsync(forum.Organiser, new ChangeParticipation(Name("Unseen Invented"), forum.Delegates, null, null, null, null) { EventId = forum.Id, ParticipationId = person });

        await Assert.ThrowsAsync<StaleVersion>(() => app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, person, seen)));
        var now = Assert.Single(await app.SendAsync(forum.Officer, new ListNominees(forum.Id, [person]))).Version;
        await app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, person, now));
    }

    [Fact]
    public async Task Rejects_many_of_several_delegations_or_none()
    {
        var forum = await app.EventAsync();
        var (first, second) = (await app.DelegationAsync(forum), await app.DelegationAsync(forum));
        await app.SetQuotaAsync(forum, first, 1, forum.Delegates);
        var (one, two, draft) = (await SubmittedAsync(forum, first, "One Invented"), await SubmittedAsync(forum, second, "Two Invented"), await app.MemberAsync(forum, second, "Draft Invented"));

        var refused = await Assert.ThrowsAsync<RowsRefused>(() => app.SendAsync(forum.Officer, new RejectMany([one, two, draft], null, RejectionCode.Security) { EventId = forum.Id }));
        Assert.Equal((draft, "participation-state"), (Assert.Single(refused.Rows).Id, refused.Rows[0].Code));
        Assert.Equal(ParticipationState.Submitted, (await app.ParticipationOfAsync(forum, one)).State);

        await app.SendAsync(forum.Officer, new RejectMany([one, two], "As the host asks", RejectionCode.Security) { EventId = forum.Id });
        Assert.All(await Task.WhenAll(new[] { one, two }.Select(id => app.ParticipationOfAsync(forum, id))), details => Assert.Equal((ParticipationState.Rejected, RejectionCode.Security, "As the host asks"), (details.State, details.RejectionCode, details.StateReason)));
        Assert.Equal(0, Assert.Single((await app.DelegationOfAsync(forum, first)).Quotas).Used);
    }

    [Fact]
    public async Task Recategorises_many_within_the_quota_or_none()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Staff);
        var (one, two) = (await app.MemberAsync(forum, delegation, "One Invented"), await app.MemberAsync(forum, delegation, "Two Invented"));
        var guest = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Delegates, Name("Guest Invented")) { EventId = forum.Id });

        var refused = await Assert.ThrowsAsync<RowsRefused>(() => app.SendAsync(forum.Officer, new RecategoriseMany([one, guest, two], forum.Staff) { EventId = forum.Id }));
        Assert.Equal((two, "quota-exceeded"), (Assert.Single(refused.Rows).Id, refused.Rows[0].Code));
        await app.SendAsync(forum.Officer, new RecategoriseMany([one, guest], forum.Staff) { EventId = forum.Id });

        Assert.Equal((forum.Staff, forum.Staff, forum.Delegates), ((await app.ParticipationOfAsync(forum, one)).CategoryId, (await app.ParticipationOfAsync(forum, guest)).CategoryId, (await app.ParticipationOfAsync(forum, two)).CategoryId));
        Assert.Equal(1, Assert.Single((await app.DelegationOfAsync(forum, delegation)).Quotas).Used);
    }

    private async Task<Guid> SubmittedAsync(TestEvent forum, Guid delegation, string name, Guid? category = null, Guid? by = null)
    {
        var id = await app.MemberAsync(forum, delegation, name, by: by, category: category);
        await app.SubmitAsync(forum, id);
        return id;
    }
}
