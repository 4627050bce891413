using Events.Domain.Common;

namespace Events.Domain.Projects;

/// <summary>An organisation that signs the project.</summary>
public sealed class ProjectParty
{
    public const int MaxSignatories = 5;

    private readonly List<ProjectSignatory> signatories = [];

    private ProjectParty()
    {
    }

    internal ProjectParty(PartyDetails details, int order)
    {
        OrganisationId = details.OrganisationId;
        CountryId = details.CountryId;
        Role = details.Role;
        Order = order;
        Name(details.Signatories);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; private init; }

    /// <summary>The country it is counted in; null for an international organisation.</summary>
    public Guid? CountryId { get; private init; }

    public PartyRole Role { get; private init; }

    /// <summary>From 1, as named in the text.</summary>
    public int Order { get; private init; }

    public IReadOnlyList<ProjectSignatory> Signatories => signatories;

    internal void Name(IReadOnlyList<SignatoryDetails> inOrder)
    {
        signatories.Clear();
        signatories.AddRange(inOrder.Select((signatory, index) => new ProjectSignatory
        {
            Name = signatory.Name,
            Office = signatory.Office,
            ParticipationId = signatory.ParticipationId,
            Order = index + 1,
        }));
    }
}

/// <summary>Somebody who signs for a party: name and office as they stand in the text, whether they take part in the event or not.</summary>
public sealed class ProjectSignatory
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public required LocalizedText Office { get; init; }

    /// <summary>Null for somebody who takes no part in the event.</summary>
    public Guid? ParticipationId { get; init; }

    public required int Order { get; init; }
}

public enum PartyRole
{
    FirstParty,
    SecondParty,
    FurtherParty,
}
