using Events.Domain.Accreditation;

namespace Events.Infrastructure.Demo;

/// <summary>
/// What became of the nominations: most are approved, by somebody who nominated nobody; of each delegation one is a draft still and one
/// waits for the desk, and some were rejected, withdrawn, replaced or asked about.
/// </summary>
internal sealed class DemoStates(DemoStage stage, DemoAccounts accounts, Guid eventId, DemoNames names)
{
    /// <param name="members">In the order of nomination.</param>
    public async Task DecideAsync(string country, IReadOnlyList<Guid> members)
    {
        var protocol = accounts[DemoAccounts.Protocol];
        var nominator = country == "VN" ? accounts[DemoAccounts.FocalPoint] : protocol;
        var desk = accounts[DemoAccounts.Accreditation];
        var (draft, waiting, third, fourth) = (members[^3], members[^4], members[^5], members[^6]);
        var approved = members.Where(member => member != draft && member != waiting).ToList();
        await stage.SendAsync(nominator, new SubmitMany([waiting]) { EventId = eventId });
        switch (country)
        {
            case "CN" or "ID" or "MY" or "TH":
                approved.Remove(third);
                await stage.SendAsync(nominator, new SubmitMany([third]) { EventId = eventId });
                await stage.SendAsync(desk, new RejectParticipation("The note verbale does not name this person.") { EventId = eventId, ParticipationId = third });
                break;
            case "VN" or "PH" or "SG" or "KH":
                approved.Remove(third);
                await stage.SendAsync(nominator, new WithdrawParticipation("Called to another meeting.") { EventId = eventId, ParticipationId = third });
                break;
            case "LA" or "MM" or "BN":
                approved.Remove(fourth);
                approved.Add(await stage.SendAsync(nominator, new ReplaceParticipant(names.Next(country), "Fell ill.", Nationality: country) { EventId = eventId, ParticipationId = fourth }));
                break;
        }

        if (country == "TH")
        {
            await stage.SendAsync(desk, new RequestInformation("Which of the two spellings stands in the passport?") { EventId = eventId, ParticipationId = waiting });
        }

        await ApproveAsync(approved, nominator);
    }

    public async Task ApproveAsync(IReadOnlyList<Guid> ids, Guid nominator)
    {
        await stage.SendAsync(nominator, new SubmitMany(ids) { EventId = eventId });
        await stage.SendAsync(accounts[DemoAccounts.Accreditation], new ApproveMany(ids) { EventId = eventId });
    }

    /// <summary>Two who were approved and may not enter, for whoever tries the lookup.</summary>
    public async Task DisturbAsync(Guid suspended, Guid revoked)
    {
        var desk = accounts[DemoAccounts.Accreditation];
        await stage.SendAsync(desk, new SuspendParticipation("Waits for a new passport.") { EventId = eventId, ParticipationId = suspended });
        await stage.SendAsync(desk, new RevokeParticipation("Lent the badge to somebody else at the last edition.") { EventId = eventId, ParticipationId = revoked });
    }
}
