using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>A page with rulers and a frame, moved and scaled as the printer's badges are: whoever lays it on a card reads off what is missing.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetTestSheet(Guid EventId, Guid? PrinterId = null) : IQuery<DeskPaper>, IForEvent
{
    internal sealed class Handler(IEventsDb db, ITestSheet sheet) : IRequestHandler<GetTestSheet, DeskPaper>
    {
        public async Task<DeskPaper> Handle(GetTestSheet query, CancellationToken cancellationToken) =>
            new("test-sheet.pdf", sheet.Draw(await db.FitOfAsync(query.EventId, query.PrinterId, cancellationToken)));
    }
}

/// <summary>Draws the test sheet of a printer.</summary>
public interface ITestSheet
{
    /// <summary>One A6 page as a PDF: a frame 5 mm from the edges, rulers in millimetres, the fit in words.</summary>
    byte[] Draw(PrinterFit fit);
}
