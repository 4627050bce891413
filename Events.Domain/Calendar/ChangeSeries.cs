using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Name and level; how editions are numbered stays as it was when the first one was.</summary>
[ForAdministrators]
public sealed record ChangeSeries(LocalizedText Name, SeriesLevel Level) : ICommand
{
    [JsonIgnore]
    public Guid SeriesId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeSeries>
    {
        public Validator()
        {
            RuleFor(series => series.Name).IsNamed();
            RuleFor(series => series.Level).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeSeries, Unit>
    {
        public async Task<Unit> Handle(ChangeSeries command, CancellationToken cancellationToken)
        {
            var series = await db.Series.FindOrThrowAsync(command.SeriesId, cancellationToken);
            series.ExpectVersion(command.ExpectedVersion);
            series.Rename(command.Name, command.Level);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
