using System.Globalization;
using System.Text;
using Events.Domain.People;
using static Events.Infrastructure.Demo.DemoNames;

namespace Events.Infrastructure.Demo;

/// <summary>Names whose own script is Latin: mononyms and rows of given names, middle initials, Vietnamese marks.</summary>
internal static class LatinNames
{
    private static readonly IReadOnlyList<string> mononyms = ["Suryanto", "Wulandari", "Hartono", "Sulastri", "Kusnadi", "Ngatmi", "Paryono", "Rahayuningsih"];
    private static readonly IReadOnlyList<string> indonesianWomen = ["Dewi Anggraini", "Ratna Puspita", "Intan Permatasari", "Ni Luh Sekarini", "Ayu Lestari", "Melati Kencana", "Tiurma"];
    private static readonly IReadOnlyList<string> indonesianMen = ["Bagus Prasetyo", "Rizal Al Farabi", "I Gede Artawan", "Dimas Wicaksana", "Galih Nugraha", "Bonar", "Yohanes Don"];
    private static readonly IReadOnlyList<string> indonesianLast = ["Kusumawardhana", "Adiningrat Sukma", "Wiratama", "SINURAT", "PAKPAHAN", "Handayana", "Mangkualam", "LUMBANRAJA"];

    private static readonly IReadOnlyList<string> filipinas = ["Maria Teresa", "Angelica", "Luzviminda", "Jovelyn", "Cristina Mae", "Rosalinda", "Mayumi"];
    private static readonly IReadOnlyList<string> filipinos = ["Jose Miguel", "Paolo", "Rodel", "Ramon Luis", "Dionisio", "Carlo", "Efren"];
    private static readonly IReadOnlyList<string> filipinoFamilies = ["DELA TORRE", "BALTAZAR", "MANALANSAN", "CABANATAN", "BUENAFLOR", "DIMAYUGA", "SAN GABRIEL", "QUIAMBAO", "PEÑAFLOR", "MUÑOZ-LACSINA"];

    private static readonly IReadOnlyList<string> vietnameseFamilies = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
    private static readonly IReadOnlyList<string> vietnameseWomen = ["Thị Minh Khuê", "Thị Phượng", "Ngọc Quỳnh", "Thanh Thảo", "Thị Ánh Tuyết", "Thùy Ngân", "Hải Yến", "Thị Bích Hạnh", "Mỹ Lệ"];
    private static readonly IReadOnlyList<string> vietnameseMen = ["Đức Hiếu", "Hữu Lộc", "Quốc Đạt", "Văn Trường", "Việt Dũng", "Thế Vĩnh", "Tuấn Kiệt", "Bảo Sơn", "Xuân Đỉnh"];

    public static PersonName Indonesian(Random random)
    {
        if (random.Next(4) == 0)
        {
            return new PersonName { Latin = Of(random, mononyms) };
        }

        var isWoman = random.Next(2) == 0;
        return new PersonName { Latin = $"{Of(random, isWoman ? indonesianWomen : indonesianMen)} {Of(random, indonesianLast)}", Honorific = isWoman ? "Ibu" : "Bapak" };
    }

    public static PersonName Filipino(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var family = Of(random, filipinoFamilies);
        var initial = (char)('A' + random.Next(20));
        var junior = !isWoman && random.Next(6) == 0 ? ", Jr." : "";
        return new PersonName { Latin = $"{Of(random, isWoman ? filipinas : filipinos)} {initial}. {family}{junior}", Honorific = Title(isWoman), SortAs = family };
    }

    /// <summary>The approved Latin form is the passport's, without marks; the native form has them.</summary>
    public static PersonName Vietnamese(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var (family, given) = (Of(random, vietnameseFamilies), Of(random, isWoman ? vietnameseWomen : vietnameseMen));
        return new PersonName
        {
            Latin = $"{WithoutMarks(family).ToUpperInvariant()} {WithoutMarks(given)}",
            Native = $"{family} {given}",
            NativeLanguage = "vi",
            Honorific = Title(isWoman),
        };
    }

    private static string WithoutMarks(string text) =>
        new([.. text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(letter => letter switch { 'đ' => 'd', 'Đ' => 'D', _ => letter })]);
}
