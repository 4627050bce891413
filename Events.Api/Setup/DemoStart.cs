using System.Net;
using System.Net.Sockets;
using Events.Domain.Jobs;
using Events.Infrastructure.Demo;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Api.Setup;

/// <summary><c>-- --demo</c>: an invented forum in a database of its own, and a sign-in for each role.</summary>
internal static class DemoStart
{
    private const string Flag = "--demo";
    private const string Setting = "Events:Demo";
    private const int UsualPort = 5000;

    /// <summary>The flag as a setting: on its own, the settings' reader would take the argument after it for its value.</summary>
    public static string[] AsSettings(string[] args) => [.. args.Select(argument => argument == Flag ? $"--{Setting}=true" : argument)];

    public static bool IsAskedFor(IConfiguration configuration) => configuration.GetValue(Setting, false);

    /// <summary>Makes the forum unless it is there, listens, and says where to look; then waits for the papers to say where those are.</summary>
    public static async Task StartDemoAsync(this WebApplication app)
    {
        Console.WriteLine("Opening the demo. The first time its forum is made, which takes a while.");
        await DemoForum.EnsureAsync(app.Services, app.Lifetime.ApplicationStopping);
        if (string.IsNullOrEmpty(app.Configuration["urls"]) && string.IsNullOrEmpty(app.Configuration["http_ports"]) && !app.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            app.Urls.Add($"http://localhost:{FreePort()}");
        }

        await app.StartAsync();
        await AnnounceAsync(app);
    }

    private static async Task AnnounceAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var address = app.Urls.First().TrimEnd('/');
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var forum = await db.Events.OrderBy(edition => edition.Id).Select(edition => new { edition.Id, edition.Slug, edition.Name, edition.StartsOn }).FirstAsync(stopping);
        Console.WriteLine($"""

            {forum.Name} from {forum.StartsOn:yyyy-MM-dd}, a demo with invented people: {address}
              Event      {address}/e/{forum.Slug}
              Agenda     {address}/e/{forum.Slug}/agenda
              Overview   {address}/events/{forum.Id}   (after signing in)
            Sign in at {address}/sign-in, everybody with the password {DemoAccount.Password}; only here without a second factor
            """);
        foreach (var account in DemoAccounts.All)
        {
            Console.WriteLine($"  {account.Role,-24} {account.Email}");
        }

        try
        {
            await SayWhenPrintedAsync(db, forum.Id, address, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped before the papers were ready; the next start goes on with them.
        }
    }

    private static async Task SayWhenPrintedAsync(EventsDb db, Guid eventId, string address, CancellationToken stopping)
    {
        while (await db.JobRequests.AnyAsync(job => job.State == JobState.Queued || job.State == JobState.Running, stopping))
        {
            await Task.Delay(200, stopping);
        }

        var batch = await db.BadgeBatches.OrderBy(made => made.AskedUtc).Select(made => made.Id).FirstAsync(stopping);
        var failed = await db.JobRequests.CountAsync(job => job.State != JobState.Done, stopping);
        Console.WriteLine($"""
            Papers
              Agenda     {address}/api/events/{eventId}/agenda.pdf?lang=en   (or zh, id)
              Badges     {address}/api/events/{eventId}/badge-batches/{batch}/badges.pdf   (after signing in)
            """);
        if (failed > 0)
        {
            Console.WriteLine($"  {failed} jobs were not done; the overview says why.");
        }

        Console.WriteLine($"Delete {DatabaseSettings.DemoFileName} and demo/ in the data folder for a new one. Ctrl+C stops it.");
    }

    /// <summary>The usual one, or any other where that is taken.</summary>
    private static int FreePort() => IsFree(UsualPort) ? UsualPort : AnyFree();

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
