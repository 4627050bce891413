using Events.Domain.Delegations;
using Events.Infrastructure.Imports;
using static Events.Tests.Lists.Workbooks;

namespace Events.Tests.Lists;

/// <summary>What people's workbooks hold.</summary>
public sealed class WorkbookTests
{
    private static readonly ImportMapping mapping = new(new ImportColumns("Delegation", "Name", Office: "Title"), Guid.NewGuid(), MemberCapacity.Delegate);

    private static List<string> Read(byte[] file, ImportMapping? by = null) =>
        [.. new MemberLists().Read(file, by ?? mapping).Select(row => $"{row.Number}|{row.Delegation}|{row.Name}|{row.Office}")];

    [Fact]
    public void Reads_shared_and_inline_texts_with_their_runs_and_without_readings()
    {
        var file = Of(
            Rows + """<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>First </t></r><r><t>Secretary</t></r></is></c></row>""",
            shared: """<si><t>Lao PDR</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>""");
        Assert.Equal(["2|Lao PDR|東京|First Secretary"], Read(file));
    }

    [Fact]
    public void Keeps_the_zeros_of_a_code_and_all_digits_of_a_long_number()
    {
        const string Styles = """<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>""";
        var file = Of(Rows + """<row r="2"><c r="A2" s="1"><v>42</v></c><c r="B2"><v>1.23456789012E+11</v></c><c r="C2"><v>7.5</v></c></row>""", styles: Styles);
        Assert.Equal(["2|00042|123456789012|7.5"], Read(file));
    }

    [Theory]
    [InlineData(null, "2024-08-12", "2024-08-12 09:30")]
    [InlineData("<workbookPr date1904=\"1\"/>", "2028-08-13", "2028-08-13 09:30")]
    public void Reads_a_date_as_a_date_by_either_calendar(string? properties, string day, string instant)
    {
        const string Styles = """<numFmts><numFmt numFmtId="165" formatCode="[$-409]d\-mmm\-yy h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>""";
        var file = Of(
            Rows + """<row r="2"><c r="A2"><v>45516</v></c><c r="B2" s="1"><v>45516</v></c><c r="C2" s="2"><v>45516.3958333333</v></c></row>""",
            styles: Styles, workbook: Book("""<sheet name="List" sheetId="1" r:id="rId1"/>""", properties));
        Assert.Equal([$"2|45516|{day}|{instant}"], Read(file));
    }

    [Fact]
    public void Reads_cells_merged_down_a_column_as_they_look()
    {
        var file = Of(Rows + Row(2, "Atlantis", "Anna") + Row(3, null, "Boris") + Row(4, null, "Clara") + Row(5, "Lemuria", "Dora"), """<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B9:C9"/></mergeCells>""");
        Assert.Equal(["2|Atlantis|Anna|", "3|Atlantis|Boris|", "4|Atlantis|Clara|", "5|Lemuria|Dora|"], Read(file));
    }

    [Fact]
    public void Takes_the_first_visible_sheet_unless_another_is_named()
    {
        var file = Of(
            Rows + Row(2, "Hidden", "Nobody"),
            workbook: Book("""<sheet name="Secret" sheetId="1" state="veryHidden" r:id="rId1"/><sheet name="People" sheetId="2" r:id="rId2"/>"""),
            more: ("xl/worksheets/sheet2.xml", System.Text.Encoding.UTF8.GetBytes(Sheet(Rows + Row(2, "Atlantis", "Anna")))));
        Assert.Equal(["2|Atlantis|Anna|"], Read(file));
        var outline = new MemberLists().Outline(file, null);
        Assert.Equal("People", outline.Sheet);
        Assert.Equal(["People"], outline.Sheets);
        Assert.Equal("import-no-sheet", Assert.Throws<Domain.Common.RuleViolation>(() => Read(file, mapping with { Sheet = "Secret" })).Code);
    }

    [Fact]
    public void Takes_a_formula_by_the_result_in_the_file_and_runs_nothing()
    {
        var file = Of(Rows + """<row r="2"><c r="A2" t="str"><f>CONCATENATE("At","lantis")</f><v>Atlantis</v></c><c r="B2" t="inlineStr"><is><t>=1+1</t></is></c></row>""");
        Assert.Equal(["2|Atlantis|=1+1|"], Read(file));
    }

    [Fact]
    public void Finds_the_header_below_empty_rows_and_ignores_what_stands_beside_the_table()
    {
        var file = Of("<row r=\"1\"/>" + Row(3, "Delegation", "Name", "Title") + Row(4, "Atlantis", "Anna", "Minister", null, "checked by B.") + "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>");
        Assert.Equal(["4|Atlantis|Anna|Minister"], Read(file));
    }

    [Fact]
    public void Proposes_fields_by_header_words_in_several_languages()
    {
        var file = Of(Row(1, "国家", "Nama lengkap*", "Cargo", "E-MAIL :", "Shoe size", "Country") + Row(2, "中国", "Anna", "Ministra"));
        var outline = new MemberLists().Outline(file, null);
        Assert.Equal(["delegation", "name", "office", "email", null, null], outline.Headers.Select(header => header.Field));
        Assert.Equal(1, outline.Rows);
        Assert.Equal(["Anna"], outline.Headers[1].Samples);
    }
}
