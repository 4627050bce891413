using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>The event's imports, the latest first.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ListImports(Guid EventId, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<ImportLine>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListImports>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListImports, Page<ImportLine>>
    {
        public Task<Page<ImportLine>> Handle(ListImports query, CancellationToken cancellationToken) =>
            db.Imports.Where(import => import.EventId == query.EventId).OrderByDescending(import => import.RequestedUtc).ThenBy(import => import.Id)
                .Select(import => new ImportLine(import.Id, import.Version, import.State, import.Mode, import.RequestedUtc))
                .ToPageAsync(query, cancellationToken);
    }
}

public sealed record ImportLine(Guid Id, long Version, ImportState State, ImportMode? Mode, DateTime RequestedUtc) : IVersioned;
