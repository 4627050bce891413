using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Events.Domain.Files;
using Events.Domain.Programme;
using Events.Infrastructure.Documents;

namespace Events.Tests.Documents;

/// <summary>Every kind of paper, of harmless and of hostile texts: a file that readers open without repair, with its fonts inside and nothing in it that does something.</summary>
public class SoundPdfTests
{
    /// <summary>Names that make a reader of PDF run, open, send or play.</summary>
    private static readonly string[] active =
        ["/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/EmbeddedFile", "/EmbeddedFiles", "/AcroForm", "/XFA", "/RichMedia", "/Rendition", "/Movie", "/Sound"];

    private static readonly string[] texts =
    [
        "CHEN Jingyi 陈静怡 ສົມສະໄໝ ច័ន្ទបុត្រា",
        ") Tj ET endstream endobj 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
        "(((\\)\\053 %PDF-1.7 trailer << /Root 1 0 R >> startxref 0 %%EOF",
        "javascript:alert(1) https://phish.example.org/ <a href=\"https://phish.example.org\">",
        "=HYPERLINK(\"https://phish.example.org\") <?xpacket end='w'?> ]]> &lt; <rdf:li>",
        "\0\u0007\u001B[31m\r\n\u202Egpj.exe\uFFFE\uD800",
    ];

    public static TheoryData<string, string> Tries => [.. from kind in (string[])["badges", "agenda", "list", "nameplates"] from text in texts select (kind, text)];

    [Theory]
    [MemberData(nameof(Tries))]
    public async Task Is_sound_and_does_nothing(string kind, string text)
    {
        var pdf = await PrintAsync(kind, text);
        var names = NamesIn(pdf, out var check, out var fonts);
        Assert.Contains("No syntax or stream encoding errors", check, StringComparison.Ordinal);
        Assert.Contains("/Page", names);
        Assert.Empty(names.Intersect(active));
        Assert.DoesNotContain("/URI", names);
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Equal(("yes", "yes"), font));
        // The metadata of an archival paper is XML, which archives read.
        if (Regex.Match(Encoding.UTF8.GetString(pdf), "<x:xmpmeta.*</x:xmpmeta>", RegexOptions.Singleline) is { Success: true } metadata)
        {
            Assert.Contains(XDocument.Parse(metadata.Value).Descendants(), element => element.Name.LocalName == "creator" && element.Value == "Events");
        }
        else
        {
            Assert.Equal("badges", kind);
        }
    }

    /// <summary>That the look into the file finds what leads out of it: the one link that we print ourselves.</summary>
    [Fact]
    public async Task The_address_of_the_latest_agenda_can_be_clicked()
    {
        using var output = new MemoryStream();
        await new AgendaPdf(Paper.Fonts, Paper.Flags).PrintAsync(Agenda("Forum") with { Latest = new("Latest version: forum.example.org/e/forum/agenda", "https://forum.example.org/e/forum/agenda") }, output, CancellationToken.None);
        Assert.Contains("/URI", NamesIn(output.ToArray(), out _, out _));
    }

    private static async Task<byte[]> PrintAsync(string kind, string text)
    {
        using var output = new MemoryStream();
        switch (kind)
        {
            case "badges":
                await new BadgePdf(Paper.Fonts, Paper.Flags, new NoFiles()).PrintAsync(
                    new(text, [new(Guid.NewGuid(), "B-00042", "0123456789ABCDEFGHJKMNPQRS", text, text, text, text, "LA", text, text, true, text, "D", "#C2557A", ["P"], null, "AB")]),
                    output, null, CancellationToken.None);
                break;
            case "agenda":
                await new AgendaPdf(Paper.Fonts, Paper.Flags).PrintAsync(Agenda(text), output, CancellationToken.None);
                break;
            case "list":
                await new PaperPdf(Paper.Fonts, Paper.Flags).PrintAsync(
                    new("list.pdf", "en", text, text, text, text, "Page {0} of {1}", [new(text, "VN", text, [new(text, 1)], [new([new(text, text, text)])])]), output, CancellationToken.None);
                break;
            default:
                await new NameplatePdf(Paper.Fonts, Paper.Flags).PrintAsync(new("plates.pdf", text, [new(text, text, text, "CN"), new("Bo", null, null, null)]), output, CancellationToken.None);
                break;
        }

        return output.ToArray();
    }

    private static AgendaDocument Agenda(string text) => new("en", text, text, text, text, text, text, "Page {0} of {1}", [new(text, [new("09:00–10:30", text, text, text, false, [new(text, text, text)])])])
    {
        Changes = new(text, [text]),
    };

    /// <summary>Every name of the file's objects, as a key and as a value; texts and streams are none.</summary>
    private static HashSet<string> NamesIn(byte[] pdf, out string check, out List<(string Embedded, string Subset)> fonts)
    {
        Paper.Needs("qpdf", "qpdf");
        Paper.Needs("pdffonts", "poppler-utils");
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            check = Paper.Run("qpdf", "--check", path);
            fonts = [.. Paper.Run("pdffonts", path).Split('\n').Skip(2).Select(row => Regex.Match(row, @" (yes|no) +(yes|no) +(?:yes|no) +\d+ +\d+$")).Where(match => match.Success)
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value))];
            using var objects = JsonDocument.Parse(Paper.Run("qpdf", "--json=2", "--json-key=qpdf", path));
            var names = new HashSet<string>();
            Collect(objects.RootElement, names);
            return names;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Collect(JsonElement element, HashSet<string> names)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Add(property.Name);
                    Collect(property.Value, names);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, names);
                }

                break;
            case JsonValueKind.String:
                Add(element.GetString()!);
                break;
        }

        void Add(string text)
        {
            // qpdf writes a text as "u:…" or "b:…".
            if (text.StartsWith('/'))
            {
                names.Add(text);
            }
        }
    }

    private sealed class NoFiles : IFileStore
    {
        public Stream? OpenRead(string key) => null;

        public Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Delete(string key) => throw new NotSupportedException();
    }
}
