using System.Text.Json;

namespace Events.Tests.Architecture;

/// <summary>Where no advisories are served, the check for vulnerable packages sees nothing. These are known; the lock files say what is used.</summary>
public sealed class PackageTests
{
    /// <summary>The first version without the flaw.</summary>
    private static readonly Dictionary<string, Version> fixedIn = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Azure.Identity"] = new(1, 11, 4),
        ["BouncyCastle.Cryptography"] = new(2, 3, 1),
        ["MailKit"] = new(4, 7, 1),
        ["MessagePack"] = new(2, 5, 187),
        ["Microsoft.Data.SqlClient"] = new(5, 1, 3),
        ["Microsoft.IdentityModel.JsonWebTokens"] = new(6, 34, 0),
        ["MimeKit"] = new(4, 7, 1),
        ["Newtonsoft.Json"] = new(13, 0, 3),
        ["Npgsql"] = new(8, 0, 3),
        ["SharpCompress"] = new(0, 29, 0),
        ["SkiaSharp"] = new(2, 88, 6),
        ["System.Data.SqlClient"] = new(4, 8, 6),
        ["System.Drawing.Common"] = new(5, 0, 3),
        ["System.Formats.Asn1"] = new(8, 0, 1),
        ["System.IdentityModel.Tokens.Jwt"] = new(6, 34, 0),
        ["System.IO.Packaging"] = new(8, 0, 1),
        ["System.Net.Http"] = new(4, 3, 4),
        ["System.Security.Cryptography.Pkcs"] = new(6, 0, 3),
        ["System.Security.Cryptography.Xml"] = new(4, 7, 1),
        ["System.Text.Encodings.Web"] = new(4, 7, 2),
        ["System.Text.Json"] = new(8, 0, 5),
        ["System.Text.RegularExpressions"] = new(4, 3, 1),
    };

    [Fact]
    public void Uses_no_package_with_a_known_flaw()
    {
        var used = Used();

        Assert.Contains(used, package => package.Name == "Newtonsoft.Json");
        Assert.DoesNotContain(used, package => fixedIn.TryGetValue(package.Name, out var first) && package.Version < first);
    }

    /// <summary>Later ones are under a commercial licence, or need a package that is not served everywhere: docs/decisions/0003.</summary>
    [Fact]
    public void Stays_with_the_mediator_that_is_free() =>
        Assert.All(Found.Some([.. Used().Where(package => package.Name.StartsWith("MediatR", StringComparison.Ordinal))], 1), package => Assert.Equal(("MediatR", new Version(5, 1, 0)), package));

    private static IReadOnlyList<(string Name, Version Version)> Used() => Found.Some([.. Directory.EnumerateFiles(Found.Root, "packages.lock.json", SearchOption.AllDirectories).SelectMany(Locked).Distinct()], 50);

    private static IEnumerable<(string Name, Version Version)> Locked(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .Select(package => (package.Name, Version.Parse(package.Value.GetProperty("resolved").GetString()!.Split('-', '+')[0])))];
    }
}
