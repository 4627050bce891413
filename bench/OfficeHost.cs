using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Events.Api.Setup.Circuits;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Projects;
using Events.Infrastructure.Access;
using Events.Infrastructure.Files;
using Events.Infrastructure.Lists;
using Events.Infrastructure.Mediation;
using Events.Infrastructure.Outbox;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench;

/// <summary>The application within this process, so that its memory can be counted, over an event with people, sessions and projects.</summary>
internal static class OfficeHost
{
    public const string Email = "organiser@example.org";
    public const string Password = "a long enough password";

    private const int Projects = 60;
    private const int Approved = 100;

    /// <summary>Fills a new SQLite database in the folder and starts the application over it as its own start does.</summary>
    public static async Task<(Uri Address, Guid EventId)> StartAsync(string folder, int people)
    {
        var eventId = await FillAsync(folder, people);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var application = typeof(Desk).Assembly;
        string[] settings =
        [
            $"--applicationName={application.GetName().Name}", "--environment=Production", $"--urls={address}", $"--Events:DataDirectory={folder}",
            "--Events:Accounts:RequireSecondFactor=false", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Hangfire=Error",
        ];
        var running = Task.Factory.StartNew(() => application.EntryPoint!.Invoke(null, [settings]), TaskCreationOptions.LongRunning);
        using var client = new HttpClient { BaseAddress = address };
        for (var waited = 0; waited < 600 && !running.IsCompleted; waited++)
        {
            try
            {
                using var answer = await client.GetAsync("/sign-in");
                return (address, eventId);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"Nothing answers at {address}.", running.Exception);
    }

    private static async Task<Guid> FillAsync(string folder, int people)
    {
        var settings = DatabaseSettings.From(new ConfigurationBuilder().Build(), folder);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(settings).AddUseCases().AddFiles(folder).AddLists().AddOutbox(new ConfigurationBuilder().Build(), folder)
            .AddSingleton(new AccountSettings(RequireSecondFactor: false, AccountSettings.UsualSessionLimit, AccountSettings.UsualIdleLimit));
        await using var provider = services.BuildServiceProvider();
        var (userId, eventId) = await LargeEvent.MakeAsync(provider, settings, people);
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        await PublicProgramme.FillAsync(scope.ServiceProvider, eventId, await db.Categories.Select(category => category.Id).FirstAsync(), userId);
        await ProposeAsync(scope.ServiceProvider.GetRequiredService<IMediator>(), eventId);
        var organiser = new User
        {
            DisplayName = "Organiser",
            Email = Email,
            NormalizedEmail = Email.ToUpperInvariant(),
            UserName = Email,
            NormalizedUserName = Email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        organiser.PasswordHash = new PasswordHasher<User>().HashPassword(organiser, Password);
        db.Users.Add(organiser);
        db.RoleAssignments.Add(RoleAssignment.InEvent(organiser.Id, eventId, EventRole.Organiser));
        foreach (var submitted in await db.Participations.Where(row => row.State == ParticipationState.Submitted).OrderBy(row => row.Id).Take(Approved).ToListAsync())
        {
            submitted.Approve(organiser.Id, DateTime.UtcNow);
        }

        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        return eventId;
    }

    private static async Task ProposeAsync(IMediator mediator, Guid eventId)
    {
        Guid[] parties =
        [
            await mediator.Send(new CreateOrganisation(LocalizedText.InEnglish("Invented Ports"), OrganisationType.Company, "CN")),
            await mediator.Send(new CreateOrganisation(LocalizedText.InEnglish("Invented Rails"), OrganisationType.Company, "ID")),
        ];
        for (var number = 0; number < Projects; number++)
        {
            await mediator.Send(new AddProject
            {
                EventId = eventId,
                Title = LocalizedText.InEnglish(string.Create(CultureInfo.InvariantCulture, $"Invented line {number} between two ports")),
                Instrument = InstrumentType.Mou,
                PrimarySector = Sector.All[number % Sector.All.Count].Code,
                Parties = [.. parties.Select(party => new PartyFields(party))],
            });
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
