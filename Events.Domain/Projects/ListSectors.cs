using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>The catalogue of sectors, each upper one followed by its own.</summary>
[ForSignedIn]
public sealed record ListSectors : IQuery<IReadOnlyList<Sector>>
{
    internal sealed class Handler : IRequestHandler<ListSectors, IReadOnlyList<Sector>>
    {
        public Task<IReadOnlyList<Sector>> Handle(ListSectors query, CancellationToken cancellationToken) => Task.FromResult(Sector.All);
    }
}
