using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.PhotoSets;

/// <summary>The archives of photos that were sent, the latest first.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record ListPhotoSets(Guid EventId, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<PhotoSetLine>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPhotoSets>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPhotoSets, Page<PhotoSetLine>>
    {
        public Task<Page<PhotoSetLine>> Handle(ListPhotoSets query, CancellationToken cancellationToken) =>
            db.PhotoSets.Where(set => set.EventId == query.EventId).OrderByDescending(set => set.RequestedUtc).ThenBy(set => set.Id)
                .Select(set => new PhotoSetLine(set.Id, set.Version, set.State, set.RequestedUtc)).ToPageAsync(query, cancellationToken);
    }
}

public sealed record PhotoSetLine(Guid Id, long Version, PhotoSetState State, DateTime RequestedUtc) : IVersioned;
