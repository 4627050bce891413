using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Tests.Documents;

/// <summary>A paper is searched, copied from and read aloud: its text comes back out of the PDF, whatever glyphs were drawn for it.</summary>
public class PaperTextTests
{
    [Theory]
    [InlineData("Maria da Costa Guterres, Office of “Affairs”")]
    [InlineData("Nguyễn Thị Phương Thảo Ễ Ữ Ậ Ỗ")]
    [InlineData("Нұрғали Әлібекұлы Қасымов Ҷ Ҳ Ғ Ӣ Ӯ")]
    [InlineData("新兴产业合作（上海）研究院，第2027号")]
    [InlineData("กิตติ์ธเนศ ปิ่นเกล้า ที่ปั๊มน้ำ")]
    [InlineData("ກະຊວງອຸດສາຫະກຳ ແລະ ການຄ້າ ຜູ້ເຂົ້າຮ່ວມ")]
    public void Pdftotext_gives_back_what_was_set(string text)
    {
        Paper.Needs("pdftotext", "poppler-utils");
        var path = Path.GetTempFileName();
        try
        {
            Draw(path, text);
            Assert.Equal(text, Paper.Run("pdftotext", path, "-").Trim());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Draw(string path, string text)
    {
        var placed = new Typesetter(Paper.Fonts).Place("text", text, new(20, 20, 560, 60), new(true, 12, 12, 1))!;
        using var fonts = new DocumentFonts(Paper.Fonts);
        fonts.Collect(placed);
        fonts.Subset();
        using var document = SKDocument.CreatePdf(path);
        using var ink = new SKPaint();
        fonts.Draw(document.BeginPage(595, 80), placed, ink);
        document.EndPage();
        document.Close();
    }
}
