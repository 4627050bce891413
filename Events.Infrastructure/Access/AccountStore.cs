using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

/// <summary>The accounts' tables, passkeys included; can leave the saving to the use case that needs the account.</summary>
public sealed class AccountStore(EventsDb db, IdentityErrorDescriber describer)
    : UserStore<User, IdentityRole<Guid>, EventsDb, Guid, IdentityUserClaim<Guid>, IdentityUserRole<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityRoleClaim<Guid>, IdentityUserPasskey<Guid>>(db, describer);
