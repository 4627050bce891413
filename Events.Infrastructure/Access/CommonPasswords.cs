using System.Text;
using Events.Domain.Common;

namespace Events.Infrastructure.Access;

/// <summary>
/// The passwords that are tried first. Made from a list of words and from what people do to them (capitals, digits and signs around them,
/// 4 for A, two or three of them in a row), which covers more than a list of millions would.
/// </summary>
internal static class CommonPasswords
{
    private const int FewestDistinct = 5;
    private const int DigitsAlone = 16;

    // What is typed by walking along the keyboard, the alphabet or the numbers, both ways.
    private static readonly string[] walks = [.. new[]
    {
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujmikolp",
        "zaq12wsxcde34rfvbgt56yhnmju78ik",
    }.SelectMany(walk => new[] { walk, new string([.. walk.Reverse()]) })];

    private static readonly Dictionary<char, char> disguises = new()
    {
        ['@'] = 'a',
        ['4'] = 'a',
        ['8'] = 'b',
        ['('] = 'c',
        ['3'] = 'e',
        ['€'] = 'e',
        ['9'] = 'g',
        ['6'] = 'g',
        ['1'] = 'i',
        ['!'] = 'i',
        ['|'] = 'l',
        ['0'] = 'o',
        ['5'] = 's',
        ['$'] = 's',
        ['7'] = 't',
        ['+'] = 't',
        ['2'] = 'z',
    };

    private static readonly HashSet<string> words = ReadWords();
    private static readonly int longest = words.Max(word => word.Length);

    /// <param name="password">Of any length.</param>
    public static bool Contains(string password)
    {
        var text = password.Compose(NormalizationForm.FormKC).ToLowerInvariant();
        var plain = new string([.. text.Where(letter => !char.IsWhiteSpace(letter))]);
        return plain.EnumerateRunes().Distinct().Count() < FewestDistinct
            || (plain.Length < DigitsAlone && !plain.Any(char.IsLetter) && plain.Any(char.IsDigit) && plain.Count(letter => !char.IsDigit(letter)) < FewestDistinct)
            || IsWalk(plain)
            || Faces(plain).Any(IsWords);
    }

    /// <summary>The password with what stands around its words taken off, plain and without disguise.</summary>
    private static IEnumerable<string> Faces(string plain)
    {
        var core = plain.Trim([.. plain.Where(letter => !char.IsLetter(letter))]);
        foreach (var face in (string[])[plain, core])
        {
            yield return Letters(face);
            // "1" may be an i or an l.
            yield return Letters(Undisguised(face));
            yield return Letters(Undisguised(face.Replace('1', 'l').Replace('!', 'l')));
        }

        // "p@ssw0rd1234": the digits at the end are digits, those inside are letters.
        var withoutEnd = plain.TrimEnd([.. plain.Where(letter => !char.IsLetter(letter))]);
        yield return Letters(Undisguised(withoutEnd));
    }

    private static string Undisguised(string text) => new([.. text.Select(letter => disguises.GetValueOrDefault(letter, letter))]);

    private static string Letters(string text) => new([.. text.Where(char.IsLetter)]);

    /// <summary>Whether it is nothing but words of the list, three at most: more of them, picked well, are a good password.</summary>
    private static bool IsWords(string letters)
    {
        var fewest = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            fewest[end] = int.MaxValue;
            for (var start = Math.Max(0, end - longest); start < end; start++)
            {
                if (fewest[start] != int.MaxValue && words.Contains(letters[start..end]))
                {
                    fewest[end] = Math.Min(fewest[end], fewest[start] + 1);
                }
            }
        }

        return letters.Length > 0 && fewest[^1] is > 0 and <= 3;
    }

    /// <summary>Whether it is one walk, or the same short walk or piece again and again.</summary>
    private static bool IsWalk(string plain) =>
        walks.Any(walk => walk.Contains(plain, StringComparison.Ordinal))
        || Enumerable.Range(1, plain.Length / 2).Any(length => plain.Length % length == 0 && IsKnownPiece(plain[..length]) && plain == string.Concat(Enumerable.Repeat(plain[..length], plain.Length / length)));

    private static bool IsKnownPiece(string piece) => piece.Length <= 4 || walks.Any(walk => walk.Contains(piece, StringComparison.Ordinal));

    private static HashSet<string> ReadWords()
    {
        using var list = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("Passwords/words.txt")!);
        return [.. list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
