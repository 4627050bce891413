using System.IO.Compression;
using System.Text;

namespace Events.Tests.Lists;

/// <summary>Workbooks made by hand, part by part, good and hostile.</summary>
internal static class Workbooks
{
    public const string Rows = """<row r="1"><c r="A1" t="inlineStr"><is><t>Delegation</t></is></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c><c r="C1" t="inlineStr"><is><t>Title</t></is></c></row>""";

    /// <summary>A workbook with one sheet of these rows (XML of <c>row</c> elements).</summary>
    public static byte[] Of(string rows, string? after = null, string? shared = null, string? styles = null, string? workbook = null, params (string Name, byte[] Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types/>");
            Add(archive, "xl/workbook.xml", workbook ?? Book("""<sheet name="List" sheetId="1" r:id="rId1"/>"""));
            Add(archive, "xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>""");
            Add(archive, "xl/worksheets/sheet1.xml", Sheet(rows, after));
            if (shared is not null)
            {
                Add(archive, "xl/sharedStrings.xml", $"<sst>{shared}</sst>");
            }

            if (styles is not null)
            {
                Add(archive, "xl/styles.xml", $"<styleSheet>{styles}</styleSheet>");
            }

            foreach (var (name, content) in more)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static string Book(string sheets, string? properties = null) =>
        $"""<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{properties}<sheets>{sheets}</sheets></workbook>""";

    public static string Sheet(string rows, string? after = null) => $"""<worksheet><dimension ref="A1:C2"/><sheetData>{rows}</sheetData>{after}</worksheet>""";

    /// <summary>A row of texts from column A.</summary>
    public static string Row(int number, params string?[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((text, column) => text is null ? "" : $"""<c r="{(char)('A' + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>"""))}</row>""";

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
