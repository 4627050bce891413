using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Desk;

/// <summary>
/// Who stands at the desk: by the code or serial on their badge, or by a few letters of their name or delegation in any script. Those who do not
/// come any more are found too, since they may stand there all the same.
/// </summary>
/// <param name="Typed">From a scanner or a keyboard.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record FindAtDesk(string Typed) : IQuery<IReadOnlyList<DeskPerson>>, IForEvent
{
    public const int MaxPeople = 12;

    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<FindAtDesk>
    {
        public Validator() => RuleFor(query => query.Typed).NotEmpty().MaximumLength(Searching.MaxLength);
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<FindAtDesk, IReadOnlyList<DeskPerson>>
    {
        public async Task<IReadOnlyList<DeskPerson>> Handle(FindAtDesk query, CancellationToken cancellationToken)
        {
            var here = db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId);
            if (BadgeCode.Read(query.Typed) is { } code)
            {
                var hash = BadgeCode.Hash(code);
                return await db.ReadDeskAsync(here.Where(participation => participation.Badges.Any(badge => badge.CodeHash == hash)), [], hash, cancellationToken);
            }

            var serial = query.Typed.Trim().ToUpperInvariant();
            if (serial.Length == BadgeCode.SerialLength
                && await db.ReadDeskAsync(here.Where(participation => participation.Badges.Any(badge => badge.Serial == serial)), [], serial, cancellationToken) is { Count: > 0 } bySerial)
            {
                return bySerial;
            }

            var words = Searching.Words(query.Typed);
            return words.Count == 0 ? [] : await db.ReadDeskAsync(here, words, null, cancellationToken);
        }
    }
}

/// <param name="CountryCode">ISO 3166-1 alpha-2, of the delegation; null without one.</param>
/// <param name="StateReason">Why it was rejected, suspended, revoked or withdrawn.</param>
/// <param name="Badge">The valid one; null while there is none.</param>
/// <param name="Scanned">The badge that was held to the scanner, where that one is void.</param>
public sealed record DeskPerson(
    Guid ParticipationId, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage, LocalizedText Office, string? Organisation,
    LocalizedText? Delegation, string? CountryCode, LocalizedText Category, string CategoryLetter, string CategoryColour, ParticipationState State, string? StateReason, bool HasPhoto,
    ValidBadge? Badge, EndedBadge? Scanned);

/// <param name="End">Null for a badge that was voided before reasons were kept.</param>
public sealed record EndedBadge(string Serial, DateTime VoidedUtc, BadgeEnd? End, string? Reason);
