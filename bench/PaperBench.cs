using System.Diagnostics;
using System.Globalization;
using Events.Domain.Papers;
using Events.Domain.Programme;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Documents.Typesetting;

namespace Events.Bench;

/// <summary>An agenda of 100 sessions in one language and in two beside each other, and a list of participants: the first time in the process, and the median of thirty-one.</summary>
internal static class PaperBench
{
    private const int Sessions = 100, People = 3, Runs = 31;

    public static async Task<int> RunAsync()
    {
        var (fonts, flags) = (new FontSet(), new FlagSet());
        var (agenda, list) = (new AgendaPdf(fonts, flags), new PaperPdf(fonts, flags));
        var english = Agenda("en", "Plenary on innovation and connectivity", "Deputy Director-General for International Cooperation");
        var both = english with { Second = Agenda("zh", "创新与互联互通全体会议", "国际合作司副司长") };
        Console.WriteLine("paper                            first ms   median ms");
        await MeasureAsync("agenda, 100 sessions, en", output => agenda.PrintAsync(english, output, CancellationToken.None));
        await MeasureAsync("agenda, 100 sessions, en and zh", output => agenda.PrintAsync(both, output, CancellationToken.None));
        foreach (var rows in (int[])[1000, 10_000])
        {
            var paper = Participants(rows);
            await MeasureAsync($"participants, {rows}", output => list.PrintAsync(paper, output, CancellationToken.None));
        }

        return 0;
    }

    private static async Task MeasureAsync(string name, Func<Stream, Task> print)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await print(Stream.Null);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {times[0],8:F0}   {times.Order().ElementAt(Runs / 2),9:F0}"));
    }

    private static AgendaDocument Agenda(string language, string title, string office) => new(
        language, "Forum", null, "12-14 August 2027", "Convention Centre", "All times: Asia/Shanghai (UTC+08:00)", "Version 2", "Page {0} of {1}",
        [.. Enumerable.Range(0, Sessions).GroupBy(session => session / 34).Select(day => new AgendaDay($"Day {day.Key + 1}", [.. day.Select(session => new AgendaItem(
            "09:00–10:30", $"Hall {session % 5}", $"{title} {session}", "Languages: English, 中文", session % 20 == 19,
            [.. Enumerable.Range(0, People).Select(person => new AgendaPerson("Speaker", $"H.E. Ms. INVENTED Person {session * People + person}", office))]))]))]);

    private static PaperDocument Participants(int rows) => new(
        "list.pdf", "en", "Forum", "List of participants", "12-14 August 2027", "As of now", "Page {0} of {1}",
        [.. Enumerable.Range(0, rows).Chunk(50).Select(delegation => new PaperSection($"Delegation {delegation[0] / 50}", "VN", null, [new("Name", 5), new("Office and organisation", 6), new("Capacity", 3)],
            [.. delegation.Select(person => new PaperRow([new($"Ms. INVENTED Person {person}", "ສົມສະໄໝ"), new(Plain: $"Director {person}", Quiet: "Ministry of Industry"), new(Plain: "Delegate")]))]))]);
}
