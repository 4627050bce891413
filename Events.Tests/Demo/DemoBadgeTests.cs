using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Events.Domain.Accreditation;
using Events.Infrastructure.Demo;
using Events.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Demo;

/// <summary>The badges as they come from the printer, read as a desk's scanner would.</summary>
[Collection(nameof(DemoApp)), Trait("Database", "SQLite")]
public sealed class DemoBadgeTests(DemoApp demo) : IDisposable
{
    private const int PagesAtOnce = 30;

    private readonly string folder = Directory.CreateTempSubdirectory("events-badges-").FullName;

    [Fact]
    public async Task Badges_have_one_page_for_each_approved_participation()
    {
        var approved = await demo.ReadAsync(db => db.Participations.CountAsync(row => row.State == ParticipationState.Approved));

        Assert.InRange(approved, 200, 320);
        Assert.Equal(approved, Paper.PagesOf(await DownloadAsync()));
    }

    [Fact]
    public async Task Every_pages_code_leads_to_the_person_on_it()
    {
        Paper.Needs("zbarimg", "zbar-tools");
        Paper.Needs("pdftoppm", "poppler-utils");
        var file = Path.Combine(folder, "badges.pdf");
        var pdf = await DownloadAsync();
        await File.WriteAllBytesAsync(file, pdf);
        // In the order of drawing: beside a photo the lines of a name would be told with what stands beside them.
        var pages = Paper.Run("pdftotext", "-raw", file, "-").Split('\f');
        using var desk = await demo.ClientAsync(DemoAccounts.Desk);
        var found = new HashSet<Guid>();
        for (var first = 1; first <= Paper.PagesOf(pdf); first += PagesAtOnce)
        {
            foreach (var (page, code) in Scan(file, first))
            {
                var response = await desk.PostAsJsonAsync($"/api/events/{demo.EventId}/badges/lookup", new { code });
                response.EnsureSuccessStatusCode();
                var badge = await response.Content.ReadFromJsonAsync<JsonElement>();
                Assert.True(badge.GetProperty("isValid").GetBoolean());
                Assert.Contains(badge.GetProperty("serial").GetString()!, pages[page - 1]);
                // A long name is broken into lines.
                Assert.Contains(Joined(badge.GetProperty("latinName").GetString()!), Joined(pages[page - 1]));
                found.Add(badge.GetProperty("participationId").GetGuid());
            }
        }

        Assert.Equal(await demo.ReadAsync(db => db.Participations.Where(row => row.State == ParticipationState.Approved).Select(row => row.Id).ToHashSetAsync()), found);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Joined(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private async Task<byte[]> DownloadAsync()
    {
        var batch = await demo.ReadAsync(db => db.BadgeBatches.Select(row => row.Id).SingleAsync());
        using var desk = await demo.ClientAsync(DemoAccounts.Desk);
        return await desk.GetByteArrayAsync($"/api/events/{demo.EventId}/badge-batches/{batch}/badges.pdf");
    }

    /// <summary>The codes of some pages, drawn at 300 dots per inch; only the part of the badge where a code stands, since the rest takes most of the time.</summary>
    private List<(int Page, string Code)> Scan(string file, int first)
    {
        Paper.Run("pdftoppm", "-gray", "-r", "300", "-x", "780", "-y", "1000", "-W", "462", "-H", "520", "-f", first.ToString(CultureInfo.InvariantCulture), "-l", (first + PagesAtOnce - 1).ToString(CultureInfo.InvariantCulture), file, Path.Combine(folder, "page"));
        var pictures = Directory.GetFiles(folder, "page-*.pgm");
        var read = XDocument.Parse(Paper.Run("zbarimg", ["--xml", "-q", "-Sdisable", "-Sqrcode.enable", .. pictures]));
        var codes = read.Descendants().Where(element => element.Name.LocalName == "source")
            .Select(source => (int.Parse(Path.GetFileNameWithoutExtension(source.Attribute("href")!.Value).Split('-')[1], CultureInfo.InvariantCulture), source.Value.Trim()))
            .ToList();
        Assert.Equal(pictures.Length, codes.Count);
        Array.ForEach(pictures, File.Delete);
        return codes;
    }
}
