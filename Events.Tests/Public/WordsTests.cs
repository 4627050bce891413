using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Events.Api.Shared;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Tests.Architecture;

namespace Events.Tests.Public;

public sealed partial class WordsTests
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
        Assert.Equal("ไทย", Languages.NameOf("th"));
    }

    /// <summary>Every source of words: the pages' own and those of papers and badges.</summary>
    [Fact]
    public void Every_word_that_is_asked_for_is_there()
    {
        var there = KeysOf(Everything(), CultureInfo.InvariantCulture);
        var asked = Code().SelectMany(file => AskedFor().Matches(file.Text).SelectMany(call => Literal().Matches(call.Value)).Select(literal => (file.Name, Key: literal.Groups[1].Value))).ToList();

        Assert.True(asked.Count > 100, "The words that are asked for were not found.");
        Assert.Empty(asked.Where(word => !there.Contains(word.Key)).Select(word => $"{word.Name}: {word.Key}").Distinct());
    }

    [Fact]
    public void Every_word_that_is_there_is_asked_for()
    {
        var code = Code();
        var literals = code.SelectMany(file => Literal().Matches(file.Text)).Select(literal => literal.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var families = code.SelectMany(file => Family().Matches(file.Text)).Select(family => family.Groups[1].Value).Where(family => family.Length > 0).Distinct().ToList();
        var endings = code.SelectMany(file => Ending().Matches(file.Text)).Select(ending => ending.Groups[1].Value).Distinct().ToList();
        var unused = KeysOf(Everything(), CultureInfo.InvariantCulture)
            .Where(key => !literals.Contains(key) && !IsOfEnum(key) && !families.Exists(family => key.StartsWith(family, StringComparison.Ordinal))
                && !endings.Exists(ending => key.EndsWith(ending, StringComparison.Ordinal)));

        Assert.Empty(unused);
    }

    [Fact]
    public void Every_source_is_complete_in_every_language()
    {
        foreach (var source in Everything())
        {
            var english = KeysOf([source], CultureInfo.InvariantCulture);
            Assert.Empty(Words.Languages.Skip(1).SelectMany(language => english.DifferFrom(KeysOf([source], CultureInfo.GetCultureInfo(language)), $"{source.BaseName} {language}")));
        }
    }

    /// <summary>Rules that stop a focal point speak their language. A new one is given its words, or named here as one that none meets on their pages.</summary>
    [Fact]
    public void Every_rule_that_a_focal_point_meets_has_its_words()
    {
        string[] others = ["quota-below-use", "not-approved", "import-state", "import-not-stoppable", "document-missing"];
        string[] rooms = ["Events.Domain/Delegations", "Events.Domain/Accreditation", "Events.Domain/Invitations", "Events.Domain/Links", "Events.Infrastructure/Photos"];
        var codes = rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Found.Root, room), "*.cs")).SelectMany(file => Rule().Matches(File.ReadAllText(file)))
            .Select(rule => rule.Groups[1].Value).Except(others).Distinct().ToList();

        Assert.True(codes.Count > 15, "The rules were not found.");
        Assert.DoesNotContain(codes, code => Words.In("en").Find($"Rule_{code}") is null);
    }

    [Fact]
    public void Everything_that_a_list_remarks_of_a_row_has_its_words()
    {
        string[] rooms = ["Events.Domain/Delegations", "Events.Infrastructure/Jobs"];
        var codes = rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Found.Root, room), "*.cs")).SelectMany(file => Remark().Matches(File.ReadAllText(file)))
            .Select(remark => remark.Groups[1].Value).Distinct().ToList();

        Assert.True(codes.Count > 10, "The remarks were not found.");
        Assert.DoesNotContain(codes, code => Words.In("en").Find($"Rule_{code}") is null);
    }

    /// <summary>The first source that has a word wins: a second one of that name would never be read.</summary>
    [Fact]
    public void Every_word_of_the_pages_is_in_one_source_only()
    {
        var keys = Words.Sources.SelectMany(source => KeysOf([source], CultureInfo.InvariantCulture));

        Assert.Empty(keys.GroupBy(key => key).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void A_pattern_takes_the_same_values_in_every_language()
    {
        foreach (var source in Everything())
        {
            foreach (var key in KeysOf([source], CultureInfo.InvariantCulture))
            {
                var places = Places(source.GetString(key, CultureInfo.InvariantCulture)!);
                Assert.All(Words.Languages, language => Assert.Equal((key, language, places), (key, language, Places(source.GetString(key, CultureInfo.GetCultureInfo(language))!))));
            }
        }

        static string Places(string text) => string.Join(' ', Place().Matches(text).Select(place => place.Groups[1].Value).Distinct().Order());
    }

    /// <summary>Found in the assemblies, so that nobody has to name a new one here.</summary>
    private static IReadOnlyList<ResourceManager> Everything()
    {
        Assembly[] assemblies = [typeof(Words).Assembly, typeof(AgendaWords).Assembly];
        var sources = assemblies.SelectMany(assembly => assembly.GetManifestResourceNames().Where(name => name.EndsWith("Words.resources", StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^".resources".Length], assembly))).ToList();
        Assert.Superset(Words.Sources.Select(source => source.BaseName).ToHashSet(), sources.Select(source => source.BaseName).ToHashSet());
        return sources;
    }

    private static List<(string Name, string Text)> Code() =>
        [.. ((string[])["Events.Api", "Events.Domain", "Events.Infrastructure"]).SelectMany(project => Directory.EnumerateFiles(Path.Combine(Found.Root, project), "*.*", SearchOption.AllDirectories))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    /// <summary>"ProjectState_Signed" as long as there is such a value.</summary>
    private static bool IsOfEnum(string key) => key.Split('_', 2) is [var type, var value]
        && typeof(EventStatus).Assembly.GetTypes().Where(known => known.IsEnum && known.Name == type).Any(known => Enum.IsDefined(known, value));

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{typeof(T).Name}_{name}");

    private static HashSet<string> KeysOf(CultureInfo culture) => KeysOf(Words.Sources, culture);

    private static HashSet<string> KeysOf(IReadOnlyList<ResourceManager> sources, CultureInfo culture) =>
        [.. sources.SelectMany(source => source.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()).Select(entry => (string)entry.Key)];

    // words["Key"], Reader.Words[condition ? "One" : "Other"], words.Format("Key", ...), Word("Key").
    [GeneratedRegex(@"\b[Ww]ords\[[^\]\$]*\]|\b[Ww]ords\.Format\(""[^""]*""|\bWord\(""[^""]*""")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"""([A-Z][A-Za-z0-9_]*)""")]
    private static partial Regex Literal();

    // $"Error_{status}": every key that begins so.
    [GeneratedRegex(@"\$""([A-Za-z0-9]+_)\{")]
    private static partial Regex Family();

    // $"{kind}_Subject": every key that ends so.
    [GeneratedRegex(@"\$""\{[A-Za-z.]+\}(_[A-Z][A-Za-z]+)""")]
    private static partial Regex Ending();

    // new RuleViolation("code", ...), new Gone("code", ...)
    [GeneratedRegex(@"new (?:RuleViolation|Gone)\(\s*""([a-z-]+)""")]
    private static partial Regex Rule();

    // new Remark("code", ...), or Remark name = new("code", ...)
    [GeneratedRegex("""Remark(?:\(|[^;(]*new\()"([a-z-]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Place();
}

internal static class Sets
{
    /// <summary>What is in one of the two only, said with the language.</summary>
    public static IEnumerable<string> DifferFrom(this HashSet<string> known, HashSet<string> theirs, string language) =>
        known.Except(theirs).Concat(theirs.Except(known)).Select(name => $"{language}: {name}");
}
