using System.Security.Cryptography;
using System.Text;
using Events.Domain.Access;

namespace Events.Infrastructure.Access;

/// <summary>Keeps the hash of the one-time token in the memory of this process: a restart makes another one.</summary>
/// <param name="output">Where the link is printed.</param>
public sealed class FirstRun(TextWriter output) : IFirstRun
{
    private const int TokenBytes = 16;
    private readonly Lock gate = new();
    private byte[]? hash;
    private bool isTaken;

    /// <summary>Prints the only line that ever holds the token.</summary>
    /// <param name="address">Of the application, without a slash at its end.</param>
    public void Announce(string address)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (gate)
        {
            (hash, isTaken) = (HashOf(token), false);
        }

        output.WriteLine($"There is no administrator yet. Open {address}/first-run?token={token} to make one.");
    }

    public bool IsOpenTo(string token)
    {
        lock (gate)
        {
            return Matches(token);
        }
    }

    public IDisposable? Take(string token)
    {
        lock (gate)
        {
            if (isTaken || !Matches(token))
            {
                return null;
            }

            isTaken = true;
            return new Use(this);
        }
    }

    public void Close()
    {
        lock (gate)
        {
            hash = null;
        }
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private bool Matches(string token) => hash is { } known && CryptographicOperations.FixedTimeEquals(known, HashOf(token));

    private void GiveBack()
    {
        lock (gate)
        {
            isTaken = false;
        }
    }

    private sealed class Use(FirstRun owner) : IDisposable
    {
        public void Dispose() => owner.GiveBack();
    }
}
