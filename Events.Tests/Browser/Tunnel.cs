using System.Net;
using System.Net.Sockets;

namespace Events.Tests.Browser;

/// <summary>A way to the application that can be cut, as a hotel's network is.</summary>
internal sealed class Tunnel : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task accepting;
    private readonly int port;
    private CancellationTokenSource open = new();

    public Tunnel(Uri application)
    {
        port = application.Port;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>All connections break, and new ones are refused at once.</summary>
    public void Cut() => open.Cancel();

    public void Mend() => open = new CancellationTokenSource();

    public async ValueTask DisposeAsync()
    {
        Cut();
        await over.CancelAsync();
        listener.Stop();
        await accepting;
        open.Dispose();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptTcpClientAsync(over.Token), open.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient near, CancellationToken cut)
    {
        using (near)
        {
            if (cut.IsCancellationRequested)
            {
                return;
            }

            using var far = new TcpClient();
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, port, cut);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), cut), far.GetStream().CopyToAsync(near.GetStream(), cut));
            }
            catch (Exception broken) when (broken is OperationCanceledException or IOException or SocketException)
            {
                // As a cable that is pulled.
            }
        }
    }
}
