using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Accounts;

/// <summary>The operator's command, as a process of its own over a database that was in use.</summary>
public sealed class KeyRotationTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Nothing_that_was_sealed_before_is_accepted_and_everybody_signs_in_again()
    {
        var userId = await app.UserAsync();
        using var client = await app.ClientAsync(userId);
        var token = client.DefaultRequestHeaders.Authorization!;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/auth/me")).StatusCode);
        var keys = await app.ReadAsync(db => db.DataProtectionKeys.CountAsync());

        var (exitCode, output) = await RotateAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("1 sessions have ended", output);
        // A revocation of all earlier keys, and a new key.
        Assert.Equal(keys + 2, await app.ReadAsync(db => db.DataProtectionKeys.CountAsync()));
        Assert.False(await app.ReadAsync(db => db.UserSessions.AnyAsync(session => session.EndedUtc == null)));

        // The session set back to life shows that the seal itself is refused by a server that has started since.
        await using (var db = TestDatabases.Open(app.ConnectionString))
        {
            await db.UserSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedUtc, (DateTime?)null));
        }

        var data = Directory.CreateTempSubdirectory("events-rotated-");
        await using (var server = await RunningEvents.StartAsync(app.ConnectionString, data.FullName))
        {
            server.Client.DefaultRequestHeaders.Authorization = token;
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.GetAsync("/api/auth/me")).StatusCode);
            server.Client.DefaultRequestHeaders.Authorization = null;
            var again = await server.Client.PostAsJsonAsync("/api/auth/sign-in", new { email = await app.EmailAsync(userId), password = EventsApp.Password });
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/api/auth/me")).StatusCode);
        }

        data.Delete(recursive: true);
    }

    private async Task<(int ExitCode, string Output)> RotateAsync()
    {
        var data = Directory.CreateTempSubdirectory("events-rotate-");
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "rotate-keys"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Events__DataDirectory"] = data.FullName;
        start.Environment[TestDatabases.IsPostgres ? "ConnectionStrings__Postgres" : "ConnectionStrings__Sqlite"] = app.ConnectionString;
        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        data.Delete(recursive: true);
        return (program.ExitCode, await output + await errors);
    }
}
