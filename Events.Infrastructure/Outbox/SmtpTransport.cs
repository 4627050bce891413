using System.Net.Sockets;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Domain.Outbox;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Events.Infrastructure.Outbox;

/// <summary>One conversation with the mail server for each mail.</summary>
/// <remarks>What a server answers may repeat the address, so none of its texts is kept: only the number.</remarks>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    private const int TimeoutMilliseconds = 30_000;

    public async Task<MailDelivery> HandOverAsync(Guid mailId, MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
            if (settings.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
        {
            throw new RuleViolation("address-refused", $"The mail server refuses the address ({(int)refused.StatusCode}). Correct it and invite again.");
        }
        catch (SmtpCommandException refused)
        {
            throw new PassingFault($"The mail server did not take it ({(int)refused.StatusCode}).");
        }
        catch (Exception refused) when (refused is AuthenticationException or SslHandshakeException or ServiceNotAuthenticatedException or NotSupportedException)
        {
            throw new PassingFault("The mail server does not let us in: check user, password and security of the mail settings.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or ProtocolException or TimeoutException or ServiceNotConnectedException)
        {
            throw new PassingFault("The mail server does not answer.");
        }

        await LeaveAsync(client, cancellationToken);
        return MailDelivery.Sent;
    }

    /// <summary>It has the mail: how the conversation ends changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception ended) when (ended is SocketException or IOException or ProtocolException or TimeoutException)
        {
            client.Dispose();
        }
    }
}
