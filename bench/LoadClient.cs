using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Events.Bench;

/// <summary>Sends one request again and again over plain sockets: as little work as possible, so that the server's is measured.</summary>
/// <param name="headers">Each with its line end.</param>
/// <param name="status">Every answer has it and is as long as the first.</param>
internal sealed class LoadClient(int port, string address, string headers, string status)
{
    private readonly byte[] request = Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n{headers}\r\n");

    /// <summary>Requests per second over so many connections.</summary>
    public async Task<double> PerSecondAsync(int connections, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => RepeatAsync(() => clock.Elapsed < time, null))));
        return counts.Sum(count => count.Requests) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The length of an answer with its headers in bytes, and the time of one request after the other in milliseconds.</summary>
    public async Task<(int Bytes, double Median, double Slow)> OneByOneAsync(int requests)
    {
        var times = new List<double>();
        var (_, bytes) = await RepeatAsync(() => times.Count < requests, times);
        times.Sort();
        return (bytes, times[times.Count / 2], times[times.Count * 95 / 100]);
    }

    private async Task<(int Requests, int Bytes)> RepeatAsync(Func<bool> goesOn, List<double>? times)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        var buffer = new byte[256 * 1024];
        var (requests, length) = (0, 0);
        while (goesOn())
        {
            var began = Stopwatch.GetTimestamp();
            await stream.WriteAsync(request);
            var read = 0;
            while (length == 0 || read < length)
            {
                var more = await stream.ReadAsync(buffer.AsMemory(read));
                read += more > 0 ? more : throw new IOException("The server hung up.");
                if (length == 0)
                {
                    length = LengthOf(buffer.AsSpan(0, read));
                }
            }

            if (Encoding.ASCII.GetString(buffer, 9, 3) != status || read != length)
            {
                throw new InvalidOperationException($"{address} answers {Encoding.ASCII.GetString(buffer, 9, 3)}, {read} bytes instead of {length}.");
            }

            requests++;
            times?.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return (requests, length);
    }

    /// <summary>Zero while the headers are not all there.</summary>
    private static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return 0;
        }

        var head = Encoding.ASCII.GetString(answer[..end]);
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return end + 4 + (line is null ? 0 : int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture));
    }
}
