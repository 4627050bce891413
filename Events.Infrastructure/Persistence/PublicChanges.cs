using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Persistence;

/// <summary>Gives the public stamp a new value in the save that changes what the world reads: both are committed, or neither.</summary>
internal static class PublicChanges
{
    /// <summary>Whether the world reads something else after this save. Rather once too often: a page is made in milliseconds.</summary>
    public static bool AreIn(IReadOnlyList<AggregateChange> changes) => changes.Any(change => change.Aggregate switch
    {
        Event edition => edition.IsPublished,
        CooperationProject project => project.SignedOn is not null || change.Fields.Contains(nameof(CooperationProject.SignedOn)),
        // The page offers the paper once it is made.
        JobRequest { Kind: JobKind.RenderAgenda } => change.Fields.Contains(nameof(JobRequest.State)),
        AgendaRelease or PublishedFigure or Organisation or Country => true,
        _ => false,
    });

    /// <summary>Adds the new value to the save without reading the old one; the row is there from the first start on.</summary>
    public static PublicStamp Stamp(EventsDb db)
    {
        var stamp = new PublicStamp();
        db.Entry(stamp).State = EntityState.Modified;
        return stamp;
    }
}
