using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>Has a judged list applied by a job: all of it or nothing, or its good rows.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record AcceptImport(ImportMode Mode) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ImportId { get; init; }

    internal sealed class Validator : AbstractValidator<AcceptImport>
    {
        public Validator() => RuleFor(command => command.Mode).IsInEnum();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<AcceptImport, Unit>
    {
        public async Task<Unit> Handle(AcceptImport command, CancellationToken cancellationToken)
        {
            var import = await db.Imports.FindInEventAsync(command.EventId, command.ImportId, cancellationToken);
            import.Accept(command.Mode);
            db.JobRequests.Add(new JobRequest(
                JobKind.ImportMembers, command.EventId, import.Id, $"ImportMembers/{import.Id:N}/apply", caller.UserId, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
