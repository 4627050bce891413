using Events.Infrastructure.Documents.Typesetting;

namespace Events.Tests.Documents;

/// <summary>Where a line may begin before any last resort, marked by hand with <c>|</c>: after UAX #14 and the spelling of each script.</summary>
public class LineBreakTests
{
    private static readonly Typesetter typesetter = new(Paper.Fonts);

    [Theory]
    [InlineData("Sa'adul |Khairi |Waddien")]
    [InlineData("Jean-|Luc |Nguyễn-|Thị")]
    [InlineData("Ministry |(of |Trade) |and |“Industry” |\"now\"")]
    [InlineData("( a ) |b |[ c ]")]
    [InlineData("Vive |la |France !")]
    [InlineData("2026-2027 |and/|or |-five")]
    [InlineData("新|兴|产|业，|合|作、|共|赢。")]
    [InlineData("中|国|（上|海）|研|究|院")]
    [InlineData("“一|带|一|路”|论|坛|《公|报》")]
    [InlineData("艾|合|买|提·|吐|尔|逊")]
    [InlineData("第|2027|年|50%|产|能")]
    [InlineData("中|心，|Asia！|Foo|（甲）")]
    [InlineData("甲|说|“乙”，|丙\"丁\"")]
    [InlineData("東|京|タ|ワー・|ショッ|ク々")]
    public void Breaks_words_as_UAX_14_says(string marked) => AssertBreaks(marked);

    [Theory]
    // Vowels written before their consonant, two consonants at once, final and silent consonants.
    [InlineData("กระ|ทรวง|อุต|สาหกรรม")]
    [InlineData("เกียรติ|ศักดิ์")]
    [InlineData("ยุทธ|ศาสตร์|แห่ง|ประ|เทศ|ไทย")]
    [InlineData("ความ|ร่วม|มือ|ระ|หว่าง")]
    [InlineData("สุวรรณ|ภูมิ|เว|ลา")]
    [InlineData("ต่าง ๆ |นา|นา")]
    // Whose the middle consonant is a dictionary would know: "ปาก|ร้าย", "เหตุ|ผล", "นายก|รัฐ".
    [InlineData("ปากร้าย")]
    [InlineData("เหตุผล")]
    [InlineData("นายกรัฐมน|ตรี")]
    [InlineData("สินทร์มหา")]
    [InlineData("ກະ|ຊວງ|ອຸດ|ສາ|ຫະ|ກຳ|ແລະ|ການ|ຄ້າ")]
    [InlineData("ວັດ|ທະ|ນະ|ທຳ|ຫົວ|ໜ້າ|ໂຄງ|ການ")]
    // Burmese: not before a final (asat) or within a stack.
    [InlineData("ပြည်|ထောင်|စု|သမ္မ|တ|မြန်|မာ")]
    [InlineData("သန့်|ကြွယ်|ညွှန့်")]
    // Khmer: before a consonant with a vowel, never within a stack.
    [InlineData("ក្រ|សួង|វិ|ទ្យា|សាស្ត្រ")]
    [InlineData("ច័ន្ទ|បុ|ត្រា")]
    [InlineData("ការណ៍")]
    public void Breaks_what_has_no_spaces_between_syllables(string marked) => AssertBreaks(marked);

    [Theory]
    [InlineData("ພູ\u200B|ມີ\u200B|ວົງ")]
    [InlineData("ก\u200B|ก\u200B|ก")]
    [InlineData("Inter\u200B|national")]
    public void Breaks_at_zero_width_spaces(string marked) => AssertBreaks(marked);

    private static void AssertBreaks(string marked)
    {
        var shaped = typesetter.Shape(marked.Replace("|", "", StringComparison.Ordinal), bold: false);
        var found = new System.Text.StringBuilder();
        foreach (var cluster in shaped.Clusters)
        {
            if (cluster.Before is BreakKind.Word or BreakKind.Syllable)
            {
                found.Append('|');
            }

            found.Append(shaped.Text, cluster.Start, cluster.Length);
        }

        Assert.Equal(marked, found.ToString());
    }
}
