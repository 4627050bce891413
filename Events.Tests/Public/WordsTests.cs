using System.Globalization;
using Events.Api.Shared;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;

namespace Events.Tests.Public;

public sealed class WordsTests
{
    [Fact]
    public void Every_word_is_there_in_every_language()
    {
        var english = KeysOf(CultureInfo.InvariantCulture);
        Assert.Contains("SignIn", english);

        Assert.Empty(Words.Languages.Skip(1).SelectMany(language => english.DifferFrom(KeysOf(CultureInfo.GetCultureInfo(language)), language)));
    }

    [Fact]
    public void Every_state_has_a_word()
    {
        string[] names =
        [
            .. Names<EventStatus>(), .. Names<OrganisingRole>(), .. Names<ParticipationState>(), .. Names<SessionState>(), .. Names<ProjectState>(), .. Names<InstrumentType>(),
            .. Names<ValueKind>(), .. Names<ValueDisclosure>(), .. Names<JobKind>(), .. Names<JobState>(), .. Names<Qualifier>(), .. Names<FigureDefinition>(),
        ];

        Assert.All(Words.Languages, language => Assert.All(names, name => Assert.NotEmpty(Words.In(language)[name])));
    }

    [Theory]
    [InlineData("en", "12 Aug 2024", "Mon 12 Aug", "12–14 August 2024", "1,250")]
    [InlineData("zh-CN", "2024年8月12日", "8月12日 周一", "2024年8月12日至14日", "1,250")]
    [InlineData("id", "12 Agu 2024", "Sen 12 Agu", "12–14 Agustus 2024", "1.250")]
    public void Dates_and_numbers_are_the_readers(string language, string date, string shortDay, string dates, string number)
    {
        var words = Words.In(language);
        var day = new DateOnly(2024, 8, 12);

        Assert.Equal((date, shortDay, dates, number), (words.Date(day), words.ShortDay(day), words.Dates(day, day.AddDays(2)), words.Number(1250)));
    }

    [Fact]
    public void An_unknown_language_reads_english()
    {
        Assert.Equal("en", Words.In("th").Language);
        Assert.Equal("ไทย", Words.NameOf("th"));
    }

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{typeof(T).Name}_{name}");

    private static HashSet<string> KeysOf(CultureInfo culture) =>
        [.. Words.Sources.SelectMany(source => source.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()).Select(entry => (string)entry.Key)];
}

internal static class Sets
{
    /// <summary>What is in one of the two only, said with the language.</summary>
    public static IEnumerable<string> DifferFrom(this HashSet<string> known, HashSet<string> theirs, string language) =>
        known.Except(theirs).Concat(theirs.Except(known)).Select(name => $"{language}: {name}");
}
