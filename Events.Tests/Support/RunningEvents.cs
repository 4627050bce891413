using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Events.Tests.Support;

/// <summary>The application as a process of its own, so that it can be killed.</summary>
public sealed class RunningEvents : IAsyncDisposable
{
    private readonly Process process;

    private RunningEvents(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it over this database and data folder, and waits until it answers.</summary>
    public static async Task<RunningEvents> StartAsync(string connectionString, string dataDirectory)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Events.Api.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Testing",
                ["DOTNET_TieredPGO"] = "0",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Events__DataDirectory"] = dataDirectory,
                ["Events__SweepSeconds"] = "1",
                ["Events__Accounts__RequireSecondFactor"] = "false",
                ["Events__LeaseSeconds"] = "3",
                ["Logging__LogLevel__Default"] = "Warning",
                [TestDatabases.IsPostgres ? "ConnectionStrings__Postgres" : "ConnectionStrings__Sqlite"] = connectionString,
            },
        };
        var process = Process.Start(start)!;
        var output = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new RunningEvents(process, address);
        for (var waited = 0; waited < 600; waited++)
        {
            Assert.False(process.HasExited, string.Join('\n', output));
            try
            {
                using var answer = await running.Client.GetAsync("/openapi/v1.json");
                return running;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("The application does not answer: " + string.Join('\n', output));
    }

    public async Task SignInAsync(string email)
    {
        var answer = await Client.PostAsJsonAsync("/api/auth/sign-in", new { email, password = EventsApp.Password });
        answer.EnsureSuccessStatusCode();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
