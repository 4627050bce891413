using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Infrastructure.Imports;
using static Events.Tests.Lists.Workbooks;

namespace Events.Tests.Lists;

/// <summary>D7 to D9 of the list of attacks: refused before or while it is read, in little time and memory.</summary>
public sealed class HostileWorkbookTests
{
    private const long MaxHeldBytes = 128L * 1024 * 1024;
    private static readonly ImportMapping mapping = new(new ImportColumns("Delegation", "Name", Office: "Title"), Guid.NewGuid(), MemberCapacity.Delegate);

    private static void Refuses(string code, byte[] file)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => new MemberLists().Read(file, mapping)).Code);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, MaxHeldBytes);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }

    [Fact]
    public void Refuses_more_than_fifty_megabytes_by_their_declaration() =>
        Refuses("import-workbook-size", Of(Rows, more: [.. Enumerable.Range(0, 6).Select(part => ($"xl/media/{part}.bin", new byte[9 * 1024 * 1024]))]));

    [Fact]
    public void Refuses_a_part_packed_a_hundredfold() => Refuses("import-workbook-ratio", Of(Rows, more: ("xl/media/a.bin", new byte[1024 * 1024])));

    [Fact]
    public void Refuses_more_than_two_hundred_parts() => Refuses("import-workbook-entries", Of(Rows, more: [.. Enumerable.Range(0, 200).Select(part => ($"xl/media/{part}.png", new byte[1]))]));

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("xl\\..\\evil.xml")]
    [InlineData("C:evil.xml")]
    public void Refuses_a_part_whose_name_leads_elsewhere(string name) => Refuses("import-workbook-path", Of(Rows, more: (name, [1])));

    [Fact]
    public void Refuses_two_parts_of_one_name() => Refuses("import-workbook-path", Of(Rows, more: ("XL/workbook.xml", [1])));

    [Fact]
    public void Refuses_an_archive_inside_by_name_and_by_content()
    {
        Refuses("import-workbook-nested", Of(Rows, more: ("xl/embeddings/a.zip", Noise(10))));
        Refuses("import-workbook-nested", Of(Rows, more: ("xl/embeddings/a.bin", [.. "PK\u0003\u0004"u8, .. Noise(10)])));
    }

    [Fact]
    public void Refuses_an_encrypted_or_old_workbook() => Refuses("import-workbook-locked", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(500)]);

    [Fact]
    public void Refuses_macros() => Refuses("import-workbook-macro", Of(Rows, more: ("xl/vbaProject.bin", Noise(10))));

    [Fact]
    public void Refuses_links_to_other_workbooks() => Refuses("import-workbook-links", Of(Rows, more: ("xl/externalLinks/externalLink1.xml", Noise(10))));

    [Fact]
    public void Refuses_a_million_rows()
    {
        var rows = new StringBuilder(Rows);
        for (var number = 2; number <= 60_000; number++)
        {
            rows.Append($"<row><c t=\"inlineStr\"><is><t>Atlantis{number * 7919L}</t></is></c><c t=\"inlineStr\"><is><t>Person {number * 104729L}</t></is></c></row>");
        }

        Refuses("import-too-many-rows", Of(rows.ToString()));
    }

    [Fact]
    public void Refuses_a_cell_of_many_megabytes() => Refuses("import-cell-too-long", Of(Rows + Row(2, "Atlantis", Convert.ToBase64String(Noise(20 * 1024 * 1024)))));

    [Fact]
    public void Refuses_a_shared_text_of_many_megabytes() => Refuses("import-cell-too-long", Of(Rows, shared: $"<si><t>{Convert.ToBase64String(Noise(20 * 1024 * 1024))}</t></si>"));

    [Fact]
    public void Refuses_a_tag_of_many_megabytes() => Refuses("import-workbook-broken", Of($"<row r=\"1\" spans=\"{Convert.ToBase64String(Noise(20 * 1024 * 1024))}\"/>"));

    [Fact]
    public void Refuses_elements_nested_without_end() => Refuses("import-workbook-broken", Of(string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<a{number}>"))));

    [Theory]
    [InlineData("XFD1048576")]
    [InlineData("A1048576")]
    [InlineData("XFD2")]
    public void Refuses_a_cell_far_out(string reference) =>
        Refuses("import-cell-out-of-reach", Of(Rows + $"""<row r="{reference.TrimStart('A', 'X', 'F', 'D')}"><c r="{reference}" t="inlineStr"><is><t>Atlantis</t></is></c></row>"""));

    [Fact]
    public void Believes_no_dimension()
    {
        var file = Of(Rows + Row(2, "Atlantis", "Anna"), more: []);
        Assert.Single(new MemberLists().Read(file, mapping));
    }

    [Fact]
    public void Reads_ten_thousand_shared_formulas_by_their_results()
    {
        var rows = string.Concat(Enumerable.Range(2, 10_000).Select(number => $"""<row r="{number}"><c r="A{number}" t="str"><f t="shared" si="0"/><v>Atlantis</v></c><c r="B{number}" t="str"><f t="shared" si="1"/><v>Person {number * 7919}</v></c></row>"""));
        Assert.Equal(10_000, new MemberLists().Read(Of(Rows + rows), mapping).Count);
    }

    [Theory]
    [InlineData("""<row r="2"><c r="A2"><f>1/0</f></c></row>""")]
    [InlineData("""<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>""")]
    public void Refuses_a_formula_without_a_result(string row) => Refuses("import-cell-without-value", Of(Rows + row));

    [Fact]
    public void Refuses_a_sheet_that_is_one_merged_cell() => Refuses("import-workbook-merged", Of(Rows + Row(2, "Atlantis", "Anna"), """<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"""));

    [Fact]
    public void Refuses_more_merged_cells_than_a_list_has() =>
        Refuses("import-workbook-merged", Of(Rows, $"<mergeCells>{string.Concat(Enumerable.Range(0, 10_001).Select(number => $"<mergeCell ref=\"A{(number * 2) + 2}:A{(number * 2) + 3}\"/>"))}</mergeCells>"));

    [Theory]
    [InlineData("""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>""", "&x;")]
    [InlineData("""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""", "&b;")]
    public void Refuses_entities(string document, string text)
    {
        var sheet = $"{document}<worksheet><sheetData>{Rows}{Row(2, "Atlantis", text)}</sheetData></worksheet>";
        Refuses("import-workbook-broken", Of(Rows, workbook: Book("""<sheet name="L" sheetId="1" r:id="rId2"/>"""), more: ("xl/worksheets/sheet2.xml", Encoding.UTF8.GetBytes(sheet))));
    }

    [Fact]
    public void Refuses_an_archive_that_is_no_workbook_and_one_that_broke_off()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("readme.txt").Open().Dispose();
        }

        Refuses("import-workbook-broken", stream.ToArray());
        Refuses("import-workbook-broken", Of(Rows + Row(2, "Atlantis", "Anna"))[..^60]);
    }
}
