using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>The latest finished paper of the agenda; while the first one is being made, the job that makes it.</summary>
/// <param name="Lang">BCP 47, or two with a comma between them for the paper of two columns; null for the event's first language. A language without a paper is not found.</param>
[ForEveryone]
public sealed record GetAgendaFile(Guid EventId, string? Lang = null) : IQuery<AgendaFile>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetAgendaFile>
    {
        public Validator() => RuleFor(query => query.Lang).Must(lang => AgendaPrint.AreLanguages(lang!)).When(query => query.Lang is not null).WithMessage(AgendaPrint.GiveLanguages);
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetAgendaFile, AgendaFile>
    {
        public async Task<AgendaFile> Handle(GetAgendaFile query, CancellationToken cancellationToken)
        {
            var edition = await db.Events.Where(edition => edition.Id == query.EventId && edition.IsPublished)
                .Select(edition => new { edition.Slug, edition.Languages }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("agenda");
            var asked = query.Lang ?? edition.Languages.FirstOrDefault() ?? LocalizedText.English;
            var candidates = asked.Contains(',') ? new List<string> { asked } : [asked, asked.Split('-')[0]];
            var prints = await db.AgendaReleases.Where(release => release.EventId == query.EventId)
                .SelectMany(release => release.Prints, (release, print) => new { release.Number, release.IssuedUtc, print.Id, print.Language })
                .Where(print => candidates.Contains(print.Language))
                .Join(db.JobRequests, print => print.Id, job => job.SubjectId, (print, job) => new { print.Number, print.IssuedUtc, print.Language, JobId = job.Id, job.State, job.Done, job.Total, job.ResultKey, job.ResultSha256 })
                .OrderByDescending(print => print.Number).ThenByDescending(print => print.Language)
                .ToListAsync(cancellationToken);
            if (prints.Find(print => print.State is JobState.Done && print.ResultKey is not null) is { } finished)
            {
                var file = new FinishedPaper(finished.ResultKey!, finished.ResultSha256!, $"{edition.Slug}-agenda-v{finished.Number}-{finished.Language.Replace(',', '-')}.pdf", finished.IssuedUtc);
                return new AgendaFile(file, null);
            }

            return prints.Find(print => print.State is JobState.Queued or JobState.Running) is { } pending
                ? new AgendaFile(null, new PaperInTheMaking(pending.JobId, pending.State, pending.Done, pending.Total))
                : throw new NotFound("agenda");
        }
    }
}

/// <summary>Exactly one of the two.</summary>
public sealed record AgendaFile(FinishedPaper? Finished, PaperInTheMaking? InTheMaking);
