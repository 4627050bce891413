using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Delegations;
using Events.Domain.People;

namespace Events.Tests.Support;

/// <summary>Delegations and their people, through the use cases.</summary>
public static class GivenDelegation
{
    public static PersonName Name(string latin, string? native = null, string? language = null) => new() { Latin = latin, Native = native, NativeLanguage = language };

    public static Task<Guid> DelegationAsync(this EventsApp app, TestEvent forum, string? name = null) =>
        app.SendAsync(forum.Organiser, new RegisterDelegation(DelegationKind.Party, Name: Given.Text(name ?? $"Delegation {Guid.NewGuid():N}")) { EventId = forum.Id });

    public static Task<Guid> FocalPointAsync(this EventsApp app, TestEvent forum, Guid delegationId) => app.UserWithRoleAsync(forum.Id, EventRole.FocalPoint, delegationId);

    public static Task<Guid> MemberAsync(
        this EventsApp app, TestEvent forum, Guid delegationId, string name = "Somebody Invented", MemberCapacity capacity = MemberCapacity.Delegate, Guid? by = null, Guid? category = null) =>
        app.SendAsync(by ?? forum.Organiser, new AddMember(Name(name), category ?? forum.Delegates, capacity) { EventId = forum.Id, DelegationId = delegationId });

    public static Task<DelegationDetails> DelegationOfAsync(this EventsApp app, TestEvent forum, Guid delegationId) =>
        app.SendAsync(forum.Organiser, new GetDelegation(forum.Id, delegationId));

    public static Task<ParticipationDetails> ParticipationOfAsync(this EventsApp app, TestEvent forum, Guid id) => app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, id));

    public static Task SetQuotaAsync(this EventsApp app, TestEvent forum, Guid delegationId, int? limit, Guid? category) =>
        app.SendAsync(forum.Organiser, new SetQuotas([new QuotaLimit(category, limit)]) { EventId = forum.Id, DelegationId = delegationId });

    public static Task SubmitAsync(this EventsApp app, TestEvent forum, Guid id) => app.SendAsync(forum.Organiser, new SubmitParticipation(forum.Id, id));

    /// <summary>Submitted by the organiser and approved by the officer.</summary>
    public static async Task ApproveAsync(this EventsApp app, TestEvent forum, Guid id)
    {
        await app.SubmitAsync(forum, id);
        await app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, id));
    }

    public static async Task RefusesAsync(string code, Func<Task> act) => Assert.Equal(code, (await Assert.ThrowsAsync<Domain.Common.RuleViolation>(act)).Code);
}
