using System.Security.Cryptography;
using System.Text;
using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>A numbered, immutable issue of the agenda (domain rule 17): a change of the programme is public with the next one.</summary>
public sealed class AgendaRelease : Aggregate, IOfEvent
{
    private readonly List<AgendaPrint> prints = [];

    private AgendaRelease()
    {
    }

    public AgendaRelease(Guid eventId, int number, AgendaContent content, Guid issuedBy, DateTime nowUtc)
    {
        EventId = eventId;
        Number = number;
        Content = content.ToJson();
        ContentHash = HashOf(Content);
        IssuedBy = issuedBy;
        IssuedUtc = nowUtc;
        prints.AddRange(content.Languages.Select(language => new AgendaPrint { Language = language }));
        if (content.Languages is [{ } first, { } second, ..] && first.Length + second.Length < AgendaPrint.MaxLanguageLength)
        {
            prints.Add(new AgendaPrint { Language = $"{first},{second}" });
        }
    }

    public Guid EventId { get; private init; }

    /// <summary>The version that is printed, from 1; unique in the event.</summary>
    public int Number { get; private init; }

    public DateTime IssuedUtc { get; private init; }

    public Guid IssuedBy { get; private init; }

    /// <summary><see cref="AgendaContent" /> as JSON.</summary>
    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>One paper for each language of the event, and one with the first two beside each other.</summary>
    public IReadOnlyList<AgendaPrint> Prints => prints;

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <summary>The paper of a release in one language or two: what a job is asked to make. Its file is the job's result.</summary>
public sealed class AgendaPrint
{
    public const int MaxLanguageLength = 20;
    public const string GiveLanguages = "Give a language, such as en, or two, such as en,zh.";

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>BCP 47; two with a comma between them for a paper of two columns.</summary>
    public required string Language { get; init; }

    /// <summary>Whether it is a language, or two with a comma, by its letters; whether there is a paper in it is another question.</summary>
    public static bool AreLanguages(string text) =>
        text.Length <= MaxLanguageLength && text.Split(',') is { Length: 1 or 2 } languages
        && Array.TrueForAll(languages, language => language.Length >= 2 && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'));
}
