using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>A logo: for everybody once a published event names its organisation, for those who are signed in before.</summary>
[ForEveryone]
public sealed record GetLogo(Guid LogoId) : IQuery<Logo>
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IFileStore files) : IRequestHandler<GetLogo, Logo>
    {
        public async Task<Logo> Handle(GetLogo query, CancellationToken cancellationToken)
        {
            var isSignedIn = caller.UserIdOrNone is not null;
            var isThere = await db.Organisations.AnyAsync(
                organisation => organisation.LogoId == query.LogoId
                    && (isSignedIn || db.Events.Any(edition => edition.IsPublished && edition.Organisations.Any(role => role.OrganisationId == organisation.Id))),
                cancellationToken);
            return new Logo((isThere ? files.OpenRead(Logos.KeyOf(query.LogoId)) : null) ?? throw new NotFound("logo"));
        }
    }
}

/// <param name="Content">A PNG; the reader disposes of it.</param>
public sealed record Logo(Stream Content);
