using Events.Domain.Common;
using Events.Domain.Projects;
using Events.Tests.Support;

namespace Events.Tests.Projects;

public sealed class CooperationProjectTests
{
    private static readonly DateTime now = new(2024, 8, 10, 8, 0, 0, DateTimeKind.Utc);
    private static readonly EventDays days = new(new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 14), new DateOnly(2024, 12, 31));
    private static readonly Guid proposer = Guid.CreateVersion7();
    private static readonly Guid vetter = Guid.CreateVersion7();
    private static readonly SignatoryDetails signatory = new("LI Hua", Given.Text("Director"));

    [Fact]
    public void Refuses_to_propose_with_one_party()
    {
        var project = new CooperationProject(Guid.CreateVersion7(), Details(parties: 1), proposer, now);

        Assert.Equal("too-few-parties", Refused(() => project.Propose(proposer, now)));
        Assert.Equal(ProjectState.Draft, project.State);
    }

    [Fact]
    public void Refuses_the_same_organisation_twice()
    {
        var one = Party();

        Assert.Equal("party-twice", Refused(() => New(Details() with { Parties = [one, one with { Role = PartyRole.FurtherParty }] })));
    }

    [Fact]
    public void Refuses_two_first_parties() => Assert.Equal("party-role-twice", Refused(() => New(Details() with { Parties = [Party(), Party()] })));

    [Fact]
    public void Refuses_vetting_by_the_proposer_and_by_the_last_writer()
    {
        var project = Proposed();
        Assert.Equal("four-eyes", Refused(() => project.Vet(proposer, now)));

        project.Change(Details(), vetter);
        Assert.Equal("four-eyes", Refused(() => project.Vet(vetter, now)));
        Assert.Equal(ProjectState.Proposed, project.State);

        project.Vet(Guid.CreateVersion7(), now);
        Assert.Equal(ProjectState.Vetted, project.State);
    }

    [Fact]
    public void Refuses_to_change_what_was_vetted()
    {
        var project = Vetted();

        Assert.Equal("project-state", Refused(() => project.Change(Details(), proposer)));

        project.Return(vetter, now, "The amount is missing");
        project.Change(Details(), proposer);
        project.Propose(proposer, now);
        Assert.Equal(ProjectState.Proposed, project.State);
    }

    [Fact]
    public void Refuses_to_lose_a_party_while_it_is_proposed()
    {
        var project = Proposed();

        Assert.Equal("too-few-parties", Refused(() => project.Change(Details(parties: 1), proposer)));
    }

    [Fact]
    public void Refuses_a_signing_without_somebody_who_signs_for_each_party()
    {
        var silent = Party(PartyRole.SecondParty) with { Signatories = [] };
        var project = New(Details() with { Parties = [Party(), silent] });
        project.Propose(proposer, now);
        project.Vet(vetter, now);

        Assert.Equal("signatory-missing", Refused(() => Sign(project)));
        Assert.Null(project.SignedOn);

        project.NameSignatories(silent.OrganisationId, [signatory]);
        Sign(project);
        Assert.Equal(ProjectState.Signed, project.State);
    }

    [Theory]
    [InlineData("2024-08-11", SigningPlace.DuringEventOffStage)]
    [InlineData("2024-08-15", SigningPlace.DuringEventOffStage)]
    [InlineData("2024-08-15", SigningPlace.OnStage)]
    [InlineData("2024-08-12", SigningPlace.ImmediatelyBefore)]
    [InlineData("2024-07-12", SigningPlace.ImmediatelyBefore)]
    public void Refuses_a_signing_outside_the_event(string on, SigningPlace place)
    {
        var project = Vetted();

        Assert.Equal("signing-outside-event", Refused(() => project.Sign(new Signing(DateOnly.Parse(on), place, Guid.CreateVersion7()), days, proposer, now)));
        Assert.Equal(ProjectState.Vetted, project.State);
    }

    [Theory]
    [InlineData("2024-08-12", SigningPlace.OnStage)]
    [InlineData("2024-08-14", SigningPlace.DuringEventOffStage)]
    [InlineData("2024-08-11", SigningPlace.ImmediatelyBefore)]
    [InlineData("2024-07-13", SigningPlace.ImmediatelyBefore)]
    public void Signs_on_the_days_of_the_event_and_just_before(string on, SigningPlace place)
    {
        var project = Vetted();

        project.Sign(new Signing(DateOnly.Parse(on), place, Guid.CreateVersion7()), days, proposer, now);

        Assert.Equal((DateOnly.Parse(on), place), (project.SignedOn, project.SigningPlace));
    }

    [Fact]
    public void Refuses_a_signing_on_stage_without_its_session() =>
        Assert.Equal("ceremony-session-required", Refused(() => Vetted().Sign(new Signing(days.StartsOn, SigningPlace.OnStage, null), days, proposer, now)));

    [Fact]
    public void Refuses_to_sign_what_is_not_vetted_or_is_signed_already()
    {
        Assert.Equal("project-state", Refused(() => Sign(Proposed())));
        var project = Vetted();
        Sign(project);
        Assert.Equal("project-state", Refused(() => Sign(project)));
    }

    [Fact]
    public void Keeps_every_step_with_who_and_why()
    {
        var project = Vetted();
        Sign(project);
        project.Start(proposer, now);
        project.Stall(proposer, now, "No permit");
        project.Start(proposer, now);
        project.Terminate(vetter, now.AddDays(90), "Party dissolved", "Letter 17");

        Assert.Equal(
            [ProjectState.Draft, ProjectState.Proposed, ProjectState.Vetted, ProjectState.Signed, ProjectState.InImplementation, ProjectState.Stalled, ProjectState.InImplementation, ProjectState.Terminated],
            project.History.Select(change => change.To));
        Assert.Equal(Enumerable.Range(1, 8), project.History.Select(change => change.Ordinal));
        var last = project.History[^1];
        Assert.Equal((vetter, now.AddDays(90), "Party dissolved", "Letter 17"), (last.By, last.AtUtc, last.Reason, last.Evidence));
        Assert.Equal(days.StartsOn, project.SignedOn);
    }

    [Theory]
    [InlineData(false, new ValueKind[0], new bool[0], ValueDisclosure.NoValue)]
    [InlineData(true, new ValueKind[0], new bool[0], ValueDisclosure.Undisclosed)]
    [InlineData(false, new[] { ValueKind.Trade }, new[] { false }, ValueDisclosure.Undisclosed)]
    [InlineData(false, new[] { ValueKind.Trade, ValueKind.Grant }, new[] { false, true }, ValueDisclosure.PartlyDisclosed)]
    [InlineData(false, new[] { ValueKind.Trade, ValueKind.Grant }, new[] { true, true }, ValueDisclosure.Disclosed)]
    public void Tells_undisclosed_from_no_value(bool undisclosed, ValueKind[] kinds, bool[] disclosed, ValueDisclosure expected)
    {
        var values = kinds.Zip(disclosed, (kind, known) => new ValueDetails(kind, 5, "CNY", known)).ToList();

        Assert.Equal(expected, New(Details() with { IsUndisclosed = undisclosed, Values = values }).Disclosure);
    }

    [Fact]
    public void Refuses_a_contract_value_of_a_letter_of_intent()
    {
        var intent = Details() with { Instrument = InstrumentType.Loi, Values = [new ValueDetails(ValueKind.Contract, 5, "CNY")] };

        Assert.Equal("intent-is-no-contract", Refused(() => New(intent)));
        var project = New(intent with { Instrument = InstrumentType.Contract });
        Assert.Equal("intent-is-no-contract", Refused(() => project.Change(intent, proposer)));
        Assert.Equal(InstrumentType.Contract, project.Instrument);
    }

    [Fact]
    public void Refuses_two_amounts_of_one_kind_and_currency() =>
        Assert.Equal("value-twice", Refused(() => New(Details() with { Values = [new ValueDetails(ValueKind.Trade, 5, "CNY"), new ValueDetails(ValueKind.Trade, 7, "CNY")] })));

    [Fact]
    public void Refuses_disclosed_amounts_beside_an_undisclosed_value() =>
        Assert.Equal("undisclosed-with-values", Refused(() => New(Details() with { IsUndisclosed = true, Values = [new ValueDetails(ValueKind.Trade, 5, "CNY")] })));

    [Fact]
    public void Every_sector_has_three_languages_and_a_parent_on_the_upper_level()
    {
        Assert.All(Sector.All, sector => Assert.All((string[])["en", "zh", "id"], language => Assert.Contains(language, sector.Name.Texts.Keys)));
        Assert.All(Sector.All.Where(sector => sector.Parent is not null), sector => Assert.Null(Sector.Find(sector.Parent)!.Parent));
        Assert.Equal(["energy", "new-energy", "distributed-pv", "energy-electronics"], Sector.Family("energy"));
    }

    private static PartyDetails Party(PartyRole role = PartyRole.FirstParty) => new(Guid.CreateVersion7(), null, role, [signatory]);

    private static ProjectDetails Details(int parties = 2) => new(
        Given.Text("Solar roofs"), LocalizedText.Empty, InstrumentType.Agreement, "distributed-pv", [],
        parties == 1 ? [Party()] : [Party(), Party(PartyRole.SecondParty)], [], false);

    private static CooperationProject New(ProjectDetails details) => new(Guid.CreateVersion7(), details, proposer, now);

    private static CooperationProject Proposed()
    {
        var project = New(Details());
        project.Propose(proposer, now);
        return project;
    }

    private static CooperationProject Vetted()
    {
        var project = Proposed();
        project.Vet(vetter, now);
        return project;
    }

    private static void Sign(CooperationProject project) => project.Sign(new Signing(days.StartsOn, SigningPlace.DuringEventOffStage, null), days, proposer, now);

    private static string Refused(Action act) => Assert.Throws<RuleViolation>(act).Code;
}
