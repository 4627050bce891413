using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>All that is said of an event but its address, which others have printed.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ChangeEvent(
    LocalizedText Name, DateOnly StartsOn, DateOnly EndsOn, string Zone, string HostCountry, LocalizedText City, IReadOnlyList<string> Languages,
    Guid? SeriesId, int? Ordinal, int? Year, LocalizedText? Theme, IReadOnlyList<string>? Aliases, LocalizedText? Venue, string? Reason = null)
    : ICommand, IForEvent, IDescribesEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeEvent>
    {
        public Validator() => Include(new EventDescriptionValidator());
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeEvent, Unit>
    {
        public async Task<Unit> Handle(ChangeEvent command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.ExpectVersion(command.ExpectedVersion);
            edition.Change(await command.ToDetailsAsync(db, edition, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
