using Events.Domain.Outbox;
using Events.Infrastructure.Persistence;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Events.Infrastructure.Outbox;

/// <summary>The mail server, from <c>Events:Mail</c>. Without a host every mail goes to the pick-up folder.</summary>
internal sealed record MailSettings(string? Host, int Port, SecureSocketOptions Security, string? User, string? Password, MailboxAddress From) : IMailRoute
{
    public bool HasServer => Host is not null;

    private const int SubmissionPort = 587;

    /// <exception cref="OperatorProblem">A setting says nothing that can be used.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Events:Mail");
        if (!MailboxAddress.TryParse(mail["From"] ?? "Events <events@localhost>", out var from))
        {
            throw new OperatorProblem("Events:Mail:From is no address. Give one such as 'Forum secretariat <forum@example.org>'.");
        }

        var security = mail["Security"]?.ToLowerInvariant() switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => throw new OperatorProblem("Events:Mail:Security is one of starttls, tls, none."),
        };
        return new MailSettings(mail["Host"] is { Length: > 0 } host ? host : null, mail.GetValue("Port", SubmissionPort), security, mail["User"], mail["Password"], from);
    }
}
