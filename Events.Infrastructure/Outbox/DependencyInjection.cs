using Events.Domain.Invitations;
using Events.Domain.Jobs;
using Events.Domain.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Outbox;

public static class DependencyInjection
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var settings = MailSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<IMailRoute>(settings);
        services.AddSingleton<IMailTransport>(_ => settings.Host is null ? new PickUpFolder(dataDirectory) : new SmtpTransport(settings));
        services.AddScoped<LinkText>();
        services.AddScoped<InvitationMail>();
        return services.AddKeyedScoped<IJobWork, SendMailJob>(JobKind.SendMail);
    }
}
