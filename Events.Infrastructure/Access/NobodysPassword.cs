using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Events.Infrastructure.Access;

/// <summary>A hash that no password fits, as dear to check as anybody's: so that the time of an answer does not tell which addresses are known.</summary>
public sealed class NobodysPassword(IPasswordHasher<User> hasher)
{
    private readonly User nobody = new();
    private readonly Lazy<string> hash = new(() => hasher.HashPassword(new User(), Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));

    public void Check(string password) => hasher.VerifyHashedPassword(nobody, hash.Value, password);
}
