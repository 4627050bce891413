using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Projects;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Papers;

/// <summary>
/// The signed projects, each once, with their counts by instrument and sector. Amounts only where they are disclosed, and never added up over
/// currencies or kinds.
/// </summary>
/// <param name="Language">BCP 47.</param>
[ForStaff]
public sealed record GetSignedProjectList(Guid EventId, string Language = LocalizedText.English) : IQuery<PaperDocument>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetSignedProjectList>
    {
        public Validator() => RuleFor(paper => paper.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetSignedProjectList, PaperDocument>
    {
        public async Task<PaperDocument> Handle(GetSignedProjectList query, CancellationToken cancellationToken)
        {
            var projects = await db.CooperationProjects.AsNoTracking().Where(project => project.EventId == query.EventId && project.SignedOn != null)
                .OrderBy(project => project.SignedOn).ThenBy(project => project.SortKey).ThenBy(project => project.Id)
                .Select(project => new
                {
                    project.Title,
                    project.PrimarySector,
                    project.Instrument,
                    project.SignedOn,
                    Parties = project.Parties.OrderBy(party => party.Order).Select(party => db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First()).ToList(),
                    Values = project.Values.Where(value => value.IsDisclosed).OrderBy(value => value.Kind).ThenBy(value => value.Currency).Select(value => new { value.Kind, value.Amount, value.Currency }).ToList(),
                    HasMore = project.Values.Any(value => !value.IsDisclosed),
                }).ToListAsync(cancellationToken);
            var words = PaperWords.In(query.Language);
            string SectorOf(string code) => Sector.Find(code)?.Name.In(query.Language) ?? code;
            PaperSection Count(string heading, IEnumerable<(string Word, int Projects)> counts) =>
                new(heading, null, null, [new(null, 8), new(words["Projects"], 2, true)], [.. counts.Select(count => new PaperRow([new(Plain: count.Word), new(Plain: $"{count.Projects}")]))]);
            PaperSection[] sections = projects.Count == 0 ? [] :
            [
                Count(words["ByInstrument"], projects.GroupBy(project => project.Instrument).OrderBy(group => group.Key).Select(group => (words.Of(group.Key), group.Count()))),
                Count(words["BySector"], Sector.All.Select(sector => (SectorOf(sector.Code), projects.Count(project => project.PrimarySector == sector.Code))).Where(count => count.Item2 > 0)),
                new(words.Format("SignedProjects", projects.Count), null, null, [new(words["Number"], 0.7, true), new(words["Project"], 6), new(words["Signed"], 2.2), new(words["Value"], 3)],
                [
                    .. projects.Select((project, index) => new PaperRow(
                    [
                        new(Plain: $"{index + 1}"),
                        new(project.Title.In(query.Language), string.Join(" · ", project.Parties.Select(party => party.In(query.Language))), $"{words.Of(project.Instrument)} · {SectorOf(project.PrimarySector)}"),
                        new(Plain: $"{project.SignedOn:yyyy-MM-dd}"),
                        new(Plain: project.Values.Count == 0 ? null : string.Join("; ", project.Values.Select(value => $"{value.Currency} {words.Amount(value.Amount)}")),
                            Quiet: project.HasMore ? words["Undisclosed"] : project.Values.Count == 0 ? words["NotReported"] : string.Join("; ", project.Values.Select(value => words.Of(value.Kind)))),
                    ])),
                ]),
            ];
            return await db.PaperAsync(query.EventId, "projects", words["SignedProjectList"], query.Language, clock.GetUtcNow().UtcDateTime, sections, cancellationToken);
        }
    }
}
