using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

[ForAdministrators]
public sealed record CreateSeries(LocalizedText Name, SeriesLevel Level, Numbering Numbering) : ICommand<Guid>
{
    internal sealed class Validator : AbstractValidator<CreateSeries>
    {
        public Validator()
        {
            RuleFor(series => series.Name).IsNamed();
            RuleFor(series => series.Level).IsInEnum();
            RuleFor(series => series.Numbering).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<CreateSeries, Guid>
    {
        public async Task<Guid> Handle(CreateSeries command, CancellationToken cancellationToken)
        {
            var series = new EventSeries(command.Name, command.Level, command.Numbering);
            db.Series.Add(series);
            await db.SaveChangesAsync(cancellationToken);
            return series.Id;
        }
    }
}
