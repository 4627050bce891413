using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Jobs;
using Events.Infrastructure.Access;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Support;

/// <summary>The real application on a real port, over a database of its own. A class fixture: <c>IClassFixture&lt;EventsApp&gt;</c>.</summary>
public class EventsApp(TestDatabases databases) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "a long enough password";

    private readonly string data = Directory.CreateTempSubdirectory("events-data-").FullName;
    private string connectionString = "";

    public Uri Address => ClientOptions.BaseAddress;

    public string DataDirectory => data;

    /// <summary>What the application has printed for whoever started it.</summary>
    public StringWriter Output { get; } = new();

    public string ConnectionString => connectionString;

    public async ValueTask InitializeAsync()
    {
        connectionString = await databases.NewAsync();
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Sends a message as this user, in a scope of its own, through the same authorisation as every door.</summary>
    public async Task<T> SendAsync<T>(Guid? userId, IRequest<T> message)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    /// <summary>Looks into the tables, past all rights.</summary>
    public async Task<T> ReadAsync<T>(Func<EventsDb, Task<T>> read)
    {
        await using var db = TestDatabases.Open(connectionString);
        return await read(db);
    }

    /// <summary>Waits until the job is over.</summary>
    public async Task<JobRequest> FinishedAsync(Guid jobId)
    {
        for (var waited = 0; waited < 600; waited++)
        {
            var job = await ReadAsync(db => db.JobRequests.SingleAsync(row => row.Id == jobId));
            if (job.IsOver)
            {
                return job;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The job is not over after a minute.");
    }

    /// <summary>A new account; with <see cref="Password" /> it can sign in.</summary>
    public async Task<Guid> UserAsync(string? name = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = new User { DisplayName = name ?? "Somebody", Email = $"{Guid.NewGuid():N}@example.org" };
        user.UserName = user.Email;
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(user, Password);
        Assert.True(result.Succeeded, result.ToString());
        return user.Id;
    }

    public async Task<Guid> AdministratorAsync()
    {
        var userId = await UserAsync("Administrator");
        await AssignAsync(RoleAssignment.Administrator(userId));
        return userId;
    }

    /// <summary>A new account with this role in the event.</summary>
    public async Task<Guid> UserWithRoleAsync(Guid eventId, EventRole role, Guid? delegationId = null)
    {
        var userId = await UserAsync(role.ToString());
        await AssignAsync(role is EventRole.FocalPoint ? RoleAssignment.FocalPoint(userId, eventId, delegationId!.Value) : RoleAssignment.InEvent(userId, eventId, role));
        return userId;
    }

    /// <summary>A client that carries the user's bearer token; null: nobody's.</summary>
    public async Task<HttpClient> ClientAsync(Guid? userId)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (userId is { } id)
        {
            var email = await ReadAsync(async db => (await db.Users.FindAsync(id))!.Email);
            var response = await client.PostAsJsonAsync("/api/auth/sign-in", new { email, password = Password });
            response.EnsureSuccessStatusCode();
            var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(data, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.UseEnvironment("Testing")
            .UseSetting("Events:DataDirectory", data)
            .UseSetting(TestDatabases.IsPostgres ? "ConnectionStrings:Postgres" : "ConnectionStrings:Sqlite", connectionString)
            .UseSetting("Events:SweepSeconds", "1")
            .UseSetting("Events:Accounts:RequireSecondFactor", "false")
            .UseSetting("Events:Accounts:PasswordIterations", "1000")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .ConfigureTestServices(services => services.AddSingleton(new FirstRun(Output)))
            .ConfigureTestServices(Replace);
    }

    /// <summary>Tests ask more often than people do; those of the limits set their own.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Events:Limits:Door"] = "1000000/1",
        ["Events:Limits:Reset"] = "1000000/1",
        ["Events:Limits:Lookup"] = "1000000/1",
        ["Events:Limits:Search"] = "1000000/1",
        ["Events:Limits:Upload"] = "1000000/1",
        ["Events:Limits:SignInFailures"] = "1000000/1",
    };

    /// <summary>For a test that needs another part at the border, or a guard off.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    private async Task AssignAsync(RoleAssignment role)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        db.RoleAssignments.Add(role);
        await db.SaveChangesAsync();
    }
}
