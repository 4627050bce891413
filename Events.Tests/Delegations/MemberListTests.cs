using System.Text;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Infrastructure.Imports;

namespace Events.Tests.Delegations;

public sealed class MemberListTests
{
    private static readonly ImportMapping mapping = new(new ImportColumns("Delegation", "Name", Office: "Title"), NullWord: "NA");

    private static IReadOnlyList<ListedMember> Read(byte[] file) => new MemberLists().Read(file, mapping);

    private static RuleViolation Refused(string code, string text)
    {
        var rule = Assert.Throws<RuleViolation>(() => Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(code, rule.Code);
        return rule;
    }

    public static TheoryData<string, char> Forms => new(from encoding in new[] { "utf-8", "utf-8 with mark", "utf-16", "utf-16BE" } from separator in ",;\t" select (encoding, separator));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Reads_the_encodings_and_separators_of_spreadsheets(string encoding, char separator)
    {
        var text = $"Name{separator}Title{separator}Delegation{separator}More\r\n\"Nguyễn \"\"Hoa\"\"{separator} junior\"{separator}NA{separator}中国\r\n\r\n{separator}{separator}{separator}\r\nИванов{separator}\"two\r\nlines\"{separator}Атлантида{separator}x\r\n";
        byte[] file = encoding switch
        {
            "utf-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };

        var rows = Read(file);

        Assert.Equal([($"Nguyễn \"Hoa\"{separator} junior".Replace('\t', ' '), null, "中国"), ("Иванов", "two  lines", "Атлантида")], rows.Select(row => (row.Name!, row.Office, row.Delegation!)));
    }

    [Fact]
    public void Refuses_what_cannot_be_read_for_certain_and_says_where()
    {
        Assert.Contains("Line 3", Refused("import-nul", "Delegation,Name,Title\nA,B,C\nA,B\0,C\n").Message);
        Assert.Contains("line 3", Refused("import-unclosed-quote", "Delegation,Name,Title\nA,B,C\nA,\"B,C\nD,E,F\n").Message);
        Assert.Contains("Name", Refused("import-duplicate-header", "Delegation,Name,Title,Name\nA,B,C,D\n").Message);
        Assert.Contains("Title", Refused("import-missing-column", "Delegation,Name\nA,B\n").Message);
        Assert.Contains("Row 3", Refused("import-line-too-long", $"Delegation,Name,Title\nA,B,C\nA,{new string('x', Import.MaxLineBytes)},C\n").Message);
        Refused("import-too-many-rows", "Delegation,Name,Title\n" + string.Concat(Enumerable.Repeat("A,B,C\n", Import.MaxRows + 1)));
        Refused("import-empty", "Delegation,Name,Title\n,,\n");
        Refused("import-missing-column", "");
        var latin = Assert.Throws<RuleViolation>(() => Read([.. "Delegation,Name,Title\nA,"u8, 0xE9, .. ",C\n"u8]));
        Assert.Equal(("import-encoding", true), (latin.Code, latin.Message.Contains("Line 2")));
    }

    [Fact]
    public void Marks_a_row_with_more_cells_than_the_header()
    {
        var rows = Read("Delegation,Name,Title\nA,Smith, John,Clerk\nA,B\n"u8.ToArray());

        Assert.Equal([true, false], rows.Select(row => row.HasTooManyCells));
        Assert.Null(rows[1].Office);
    }
}
