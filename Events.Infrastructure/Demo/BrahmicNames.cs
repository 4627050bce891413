using Events.Domain.People;
using static Events.Infrastructure.Demo.DemoNames;

namespace Events.Infrastructure.Demo;

/// <summary>Thai and Lao with the family name last, Khmer with it first, Burmese without any.</summary>
internal static class BrahmicNames
{
    private static readonly IReadOnlyList<NamePart> thaiGiven =
    [
        new("กนกวรรณ", "Kanokwan"), new("ธนพล", "Thanaphon"), new("ปิยะดา", "Piyada"), new("อรุณี", "Arunee"), new("ณัฐพงศ์", "Natthaphong"), new("พิมพ์ชนก", "Phimchanok"),
        new("วรพจน์", "Woraphot"), new("ศิริพร", "Siriphon"), new("ชลธิชา", "Chonthicha"), new("กิตติศักดิ์", "Kittisak"), new("เบญจมาศ", "Benchamat"), new("ภาณุพงศ์", "Phanuphong"),
    ];

    private static readonly IReadOnlyList<NamePart> thaiFamilies =
    [
        new("ศรีสวัสดิ์", "SRISAWAT"), new("วงศ์ทอง", "WONGTHONG"), new("แก้วมณี", "KAEOMANI"), new("บุญเรือง", "BUNRUEANG"), new("จันทร์ประเสริฐ", "CHANPRASOET"),
        new("พูลสวัสดิ์", "PHUNSAWAT"), new("สุวรรณรัตน์", "SUWANNARAT"), new("ใจดี", "CHAIDI"), new("ปัญญาวงศ์", "PANYAWONG"), new("รุ่งเรืองศิลป์", "RUNGRUEANGSIN"),
        new("ณ เชียงแสน", "NA CHIANGSAEN"),
    ];

    private static readonly IReadOnlyList<NamePart> laoGiven =
    [
        new("ບຸນມີ", "Bounmy"), new("ສົມພອນ", "Somphone"), new("ຄຳຫຼ້າ", "Khamla"), new("ວັນນາ", "Vanna"), new("ສີສະຫວາດ", "Sisavath"), new("ພອນທິບ", "Phonethip"),
        new("ອຳພອນ", "Amphone"), new("ແກ້ວມະນີ", "Keomany"), new("ດາວອນ", "Davone"), new("ລັດຕະນະ", "Lattana"), new("ບົວຄຳ", "Bouakham"), new("ສຸກສະຫວັນ", "Souksavanh"),
    ];

    private static readonly IReadOnlyList<NamePart> laoFamilies =
    [
        new("ພົມມະຈັນ", "PHOMMACHANH"), new("ວົງສະຫວັດ", "VONGSAVATH"), new("ແກ້ວບຸນເຮືອງ", "KEOBOUNHEUANG"), new("ສຸລິຍະວົງ", "SOULIYAVONG"), new("ອິນທະວົງ", "INTHAVONG"),
        new("ໄຊຍະວົງ", "XAYAVONG"), new("ສີຫາລາດ", "SIHARATH"), new("ຈັນທະລາ", "CHANTHALA"), new("ບຸບຜາວັນ", "BOUPHAVANH"),
    ];

    private static readonly IReadOnlyList<NamePart> khmerFamilies =
    [
        new("សុខ", "SOK"), new("ចាន់", "CHAN"), new("ហេង", "HENG"), new("លី", "LY"), new("កែវ", "KEO"), new("នួន", "NUON"), new("ប៊ុន", "BUN"), new("ទេព", "TEP"),
        new("មាស", "MEAS"), new("ឈឹម", "CHHIM"), new("អ៊ុំ", "UM"), new("ព្រំ", "PRUM"),
    ];

    private static readonly IReadOnlyList<NamePart> khmerGiven =
    [
        new("ចន្ទ្រា", "Chantrea"), new("សុភ័ក្ត្រ", "Sopheak"), new("វណ្ណា", "Vanna"), new("ស្រីមុំ", "Sreymom"), new("បុប្ផា", "Bopha"), new("រតនា", "Rattana"),
        new("វិសាល", "Visal"), new("សុខុម", "Sokhom"), new("ម៉ានិត", "Manith"), new("ដារ៉ា", "Dara"), new("កញ្ញា", "Kanha"), new("ពិសិដ្ឋ", "Piseth"),
    ];

    private static readonly IReadOnlyList<NamePart> burmeseWomen =
    [
        new("ခင်", "Khin"), new("နွယ်", "Nwe"), new("သီတာ", "Thida"), new("မာ", "Mar"), new("ညို", "Nyo"), new("ယု", "Yu"), new("မြတ်", "Myat"), new("ဖြူ", "Phyu"), new("လွင်", "Lwin"),
    ];

    private static readonly IReadOnlyList<NamePart> burmeseMen =
    [
        new("မျိုး", "Myo"), new("သန့်", "Thant"), new("ဇော်", "Zaw"), new("လင်း", "Lin"), new("ထွန်း", "Htun"), new("ဝင်း", "Win"), new("မိုး", "Moe"), new("နိုင်", "Naing"),
        new("ဖြိုး", "Phyo"), new("ကျော်", "Kyaw"),
    ];

    public static PersonName Thai(Random random) => FamilyLast(random, thaiGiven, thaiFamilies, "th", "Khun");

    public static PersonName Lao(Random random) => FamilyLast(random, laoGiven, laoFamilies, "lo", null);

    public static PersonName Khmer(Random random)
    {
        var (family, given) = (Of(random, khmerFamilies), Of(random, khmerGiven));
        return new PersonName { Latin = $"{family.Latin} {given.Latin}", Native = $"{family.Native} {given.Native}", NativeLanguage = "km" };
    }

    /// <summary>Three parts, none of them a family name; U and Daw are courtesy titles.</summary>
    public static PersonName Burmese(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var parts = (isWoman ? burmeseWomen : burmeseMen).OrderBy(_ => random.Next()).Take(3).ToList();
        return new PersonName
        {
            Latin = string.Join(' ', parts.Select(part => part.Latin)),
            Native = string.Concat(parts.Select(part => part.Native)),
            NativeLanguage = "my",
            Honorific = isWoman ? "Daw" : "U",
        };
    }

    /// <summary>People are addressed, and sorted, by the given name.</summary>
    private static PersonName FamilyLast(Random random, IReadOnlyList<NamePart> given, IReadOnlyList<NamePart> families, string language, string? honorific)
    {
        var (first, family) = (Of(random, given), Of(random, families));
        return new PersonName { Latin = $"{first.Latin} {family.Latin}", Native = $"{first.Native} {family.Native}", NativeLanguage = language, Honorific = honorific };
    }
}
