using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Events.Tests.Accounts;

/// <summary>A passkey in the memory of a test, which can also lie: about where it is asked, about its owner's presence, about the question.</summary>
internal sealed class SoftwareKey : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithKey = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private uint counter;

    public string Id => Base64Url.EncodeToString(id);

    /// <summary>What the browser answers to the options for a new passkey.</summary>
    public string Create(string options, string origin, string? host = null, bool verified = true)
    {
        var asked = JsonSerializer.Deserialize<JsonElement>(options);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(host ?? asked.GetProperty("rp").GetProperty("id").GetString()!, verified, WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        // {"fmt": "none", "attStmt": {}, "authData": data} in CBOR.
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Encode(Client("webauthn.create", asked, origin)),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new[] { "internal" },
        });
    }

    /// <summary>What the browser answers to the options for signing in.</summary>
    public string Get(string options, Guid userId, string origin, string? host = null, bool verified = true)
    {
        var asked = JsonSerializer.Deserialize<JsonElement>(options);
        var data = Data(host ?? asked.GetProperty("rpId").GetString()!, verified, 0);
        var client = Client("webauthn.get", asked, origin);
        return Answer(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["userHandle"] = Encode(Encoding.UTF8.GetBytes(userId.ToString())),
            ["signature"] = Encode(key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        });
    }

    public void Dispose() => key.Dispose();

    private static byte[] Client(string type, JsonElement asked, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private byte[] Data(string host, bool verified, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(Present | (verified ? Verified : 0) | flags), .. count];
    }

    private string Answer(Dictionary<string, object> response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, response });
}
