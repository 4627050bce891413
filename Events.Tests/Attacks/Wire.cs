using System.Net.Sockets;
using System.Text;
using Events.Tests.Support;

namespace Events.Tests.Attacks;

/// <summary>Bytes as an attacker sends them, past every client that would set them right.</summary>
internal static class Wire
{
    /// <summary>Everything that comes back until the server closes, or has been silent for a while.</summary>
    public static async Task<string> SendRawAsync(this EventsApp app, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        // Patient with a busy machine until something comes; then silence means that nothing more will.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, limit.Token)) > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
                limit.CancelAfter(TimeSpan.FromSeconds(3));
            }
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException)
        {
            // Reset, or kept open: what has come is the answer.
        }

        return answer.ToString();
    }

    /// <summary>The status of each answer in what came back.</summary>
    public static IReadOnlyList<int> Statuses(string answer) => [.. answer.Split("HTTP/1.1 ").Skip(1).Select(part => int.Parse(part[..3], System.Globalization.CultureInfo.InvariantCulture))];
}
