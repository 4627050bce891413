using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Names who signs for one party, in the order of the text; up to the signing, since names are often known last.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record NameSignatories(IReadOnlyList<SignatoryFields> Signatories) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    /// <summary>The party's organisation.</summary>
    [JsonIgnore]
    public Guid OrganisationId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<NameSignatories>
    {
        public Validator()
        {
            RuleFor(party => party.Signatories.Count).InclusiveBetween(1, ProjectParty.MaxSignatories).OverridePropertyName("signatories");
            RuleForEach(party => party.Signatories).NotNull().SetValidator(new SignatoryFields.Validator());
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<NameSignatories, Unit>
    {
        public async Task<Unit> Handle(NameSignatories command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.ExpectVersion(command.ExpectedVersion);
            project.NameSignatories(command.OrganisationId, await SignatoryFields.ResolveAsync(command.Signatories, db, command.EventId, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
