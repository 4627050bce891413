using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Events.Bench;

/// <summary>
/// The agenda of a hundred sessions from the application on Kestrel, beside a bare "hello" on Kestrel: each a process of its own, the same
/// client in turn. Requests per second of the kept page, of 304 and of a page that is made each time, and the time of one after the other.
/// </summary>
internal static class PublicBench
{
    private const int Rounds = 3;
    private const int Connections = 16;
    private static readonly TimeSpan time = TimeSpan.FromSeconds(3);

    /// <summary>The other server: no routing, no middleware, thirteen bytes.</summary>
    public static async Task<int> HelloAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.Run(context =>
        {
            context.Response.ContentLength = 13;
            return context.Response.Body.WriteAsync("Hello, world!"u8.ToArray(), 0, 13);
        });
        await app.RunAsync();
        return 0;
    }

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("events-bench-public-").FullName;
        var slug = await PublicProgramme.MakeAsync(folder);
        var (helloPort, appPort) = (FreePort(), FreePort());
        using var hello = Start("Events.Bench.dll", folder, helloPort, "hello", helloPort.ToString(CultureInfo.InvariantCulture));
        using var app = Start("Events.Api.dll", folder, appPort);
        try
        {
            var page = $"/e/{slug}/agenda";
            var tag = await FirstAsync(appPort, page);
            await FirstAsync(helloPort, "/");
            var kinds = new (string Name, int Port, string Address, string Headers, string Status)[]
            {
                ("hello", helloPort, "/", "", "200"),
                ("kept, br", appPort, page, "Accept-Encoding: br\r\n", "200"),
                ("304", appPort, page, $"Accept-Encoding: br\r\nIf-None-Match: {tag}\r\n", "304"),
                ("made, br", appPort, $"{page}?q=plan", "Accept-Encoding: br\r\n", "200"),
            };
            foreach (var kind in kinds)
            {
                await new LoadClient(kind.Port, kind.Address, kind.Headers, kind.Status).PerSecondAsync(Connections, TimeSpan.FromSeconds(2));
            }

            var rates = kinds.ToDictionary(kind => kind.Name, _ => new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var kind in kinds)
                {
                    rates[kind.Name].Add(await new LoadClient(kind.Port, kind.Address, kind.Headers, kind.Status).PerSecondAsync(Connections, time));
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"medians of {Rounds} rounds of {time.TotalSeconds:F0} s, {Connections} connections, {Environment.ProcessorCount} cores"));
            Console.WriteLine("what      | requests/s | of hello | bytes sent | median ms | 95 % ms");
            foreach (var kind in kinds)
            {
                var client = new LoadClient(kind.Port, kind.Address, kind.Headers, kind.Status);
                var (bytes, median, slow) = await client.OneByOneAsync(300);
                var rate = Median(rates[kind.Name]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Name,-9} | {rate,10:F0} | {rate / Median(rates["hello"]),8:F2} | {bytes,10} | {median,9:F2} | {slow,7:F2}"));
            }

            return 0;
        }
        finally
        {
            foreach (var process in (Process[])[hello, app])
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static Process Start(string assembly, string folder, int port, params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
    {
        RedirectStandardOutput = true,
        WorkingDirectory = AppContext.BaseDirectory,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Events__DataDirectory"] = folder,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Events__Limits__Search"] = "100000000/60",
        },
    })!;

    /// <summary>Waits until the server answers; the page's tag where it has one.</summary>
    private static async Task<string?> FirstAsync(int port, string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        for (var waited = 0; waited < 600; waited++)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                return answer.StatusCode is HttpStatusCode.OK ? answer.Headers.ETag?.ToString() : throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}.");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"Nothing answers at {port}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
