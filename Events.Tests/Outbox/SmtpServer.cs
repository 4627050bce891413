using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Events.Tests.Outbox;

/// <summary>A mail server on the loopback that speaks just enough SMTP, keeps what it is given and can be told to refuse.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<string> messages = [];
    private readonly List<string> recipients = [];
    private readonly Task serving;

    public SmtpServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>What it answers to a recipient; 250 takes it.</summary>
    public string RecipientAnswer { get; set; } = "250 ok";

    /// <summary>Closes the connection after so many mails without saying that it has them.</summary>
    public int LosesAnswers { get; set; }

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (messages)
            {
                return [.. messages];
            }
        }
    }

    public IReadOnlyList<string> Recipients
    {
        get
        {
            lock (messages)
            {
                return [.. recipients];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stopping.Token);
            _ = TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                await TakeAsync(reader);
                if (LosesAnswers-- > 0)
                {
                    return;
                }

                await writer.WriteLineAsync("250 taken");
            }
            else if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            {
                lock (messages)
                {
                    recipients.Add(line);
                }

                await writer.WriteLineAsync(RecipientAnswer);
            }
            else
            {
                await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".")
        {
            // A dot that begins a line was doubled on its way (RFC 5321 section 4.5.2).
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        lock (messages)
        {
            messages.Add(message.ToString());
        }
    }
}
