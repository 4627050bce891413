using Events.Domain.Access;
using Events.Infrastructure.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(session => session.Device).HasMaxLength(UserSession.MaxDeviceLength);
        builder.HasIndex(session => new { session.UserId, session.EndsUtc });
    }
}

internal sealed class AuthenticatorConfiguration : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(authenticator => authenticator.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(authenticator => authenticator.UserId).IsUnique().HasDatabaseName("one_authenticator");
        builder.OwnsMany(authenticator => authenticator.RecoveryCodes, code =>
        {
            code.ToTable("RecoveryCodes");
            code.Property<Guid>("Id");
            code.HasKey("Id");
            code.Property(one => one.Hash).HasMaxLength(32);
        });
        builder.Navigation(authenticator => authenticator.RecoveryCodes).AutoInclude();
    }
}

internal sealed class AttemptLimitConfiguration : IEntityTypeConfiguration<AttemptLimit>
{
    public void Configure(EntityTypeBuilder<AttemptLimit> builder)
    {
        builder.HasKey(limit => limit.Key);
        builder.Property(limit => limit.Key).HasMaxLength(AttemptLimit.MaxKeyLength);
        builder.HasIndex(limit => limit.SinceUtc);
    }
}

internal sealed class PasskeyCeremonyConfiguration : IEntityTypeConfiguration<PasskeyCeremonyState>
{
    public void Configure(EntityTypeBuilder<PasskeyCeremonyState> builder)
    {
        builder.Property(ceremony => ceremony.Id).ValueGeneratedNever();
        builder.Property(ceremony => ceremony.State).HasMaxLength(PasskeyCeremonyState.MaxStateLength);
        builder.HasOne<User>().WithMany().HasForeignKey(ceremony => ceremony.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(ceremony => ceremony.BegunUtc);
    }
}
