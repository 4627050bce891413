using System.Net.Sockets;
using System.Text;
using Events.Tests.Support;

namespace Events.Tests.Api;

/// <summary>A hundred megabytes are refused while they come, not when they have come.</summary>
public sealed class LargeBodyTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const long Announced = 100L * 1024 * 1024;

    /// <summary>What the system's own buffers between the two ends may swallow, beside the megabyte that the server reads.</summary>
    private const long AtMostSent = 16L * 1024 * 1024;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Refuses_it_early(bool chunked, bool withKey)
    {
        var forum = await app.EventAsync();
        var token = (await app.ClientAsync(forum.Organiser)).DefaultRequestHeaders.Authorization!.ToString();
        var before = await app.DigestAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/events/{forum.Id}/rooms HTTP/1.1\r\nHost: {app.Address.Authority}\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n"
            + (withKey ? $"Idempotency-Key: {Guid.NewGuid()}\r\n" : "")
            + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {Announced}\r\n\r\n")));

        var sent = await SendUntilAnsweredAsync(socket, stream, chunked);
        var answer = await ReadAsync(stream);

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"too-large\"", answer, StringComparison.Ordinal);
        Assert.InRange(sent, 0, AtMostSent);
        Assert.Equal(before, await app.DigestAsync());
    }

    private static async Task<long> SendUntilAnsweredAsync(TcpClient socket, NetworkStream stream, bool chunked)
    {
        // One long name: valid JSON as far as it goes, so that only the size can be refused.
        var text = Encoding.ASCII.GetBytes(new string('x', 65536));
        var start = """{"name":{"en":" """u8.ToArray();
        var sent = 0L;
        try
        {
            await SendAsync(start);
            while (sent < Announced && socket.Available == 0)
            {
                await SendAsync(text);
            }
        }
        catch (IOException)
        {
            // The server has closed its end: its answer is there to be read.
        }

        return sent;

        async Task SendAsync(byte[] part)
        {
            if (chunked)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"));
            }

            await stream.WriteAsync(part);
            sent += part.Length;
            if (chunked)
            {
                await stream.WriteAsync("\r\n"u8.ToArray());
            }
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var answer = new MemoryStream();
        var buffer = new byte[8192];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            int read;
            while (!Encoding.UTF8.GetString(answer.ToArray()).Contains("traceId", StringComparison.Ordinal) && (read = await stream.ReadAsync(buffer, limit.Token)) > 0)
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
