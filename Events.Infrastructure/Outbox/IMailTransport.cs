using Events.Domain.Outbox;
using MimeKit;

namespace Events.Infrastructure.Outbox;

/// <summary>Hands a mail over to whoever brings it on.</summary>
internal interface IMailTransport
{
    /// <exception cref="Domain.Common.RuleViolation">The address is refused for good.</exception>
    /// <exception cref="Domain.Jobs.PassingFault">Not now.</exception>
    Task<MailDelivery> HandOverAsync(Guid mailId, MimeMessage message, CancellationToken cancellationToken);
}
