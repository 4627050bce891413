namespace Events.Tests.Documents;

/// <summary>
/// Invented names after the patterns that lists bring, with what becomes of each in the place of a name on a badge: 264 x 115 pt, from 32 pt down to 14 on
/// one line, then up to four, below 14 tight. Expectations are reckoned from the rules and from rough widths (a Han character is 1 em wide, a bold
/// Latin letter some 0.55), never taken from what was set.
/// </summary>
/// <param name="What">The pattern.</param>
/// <param name="Smallest">Size in points, as <paramref name="Largest"/>.</param>
/// <param name="Lines">Their texts, without zero-width spaces; none when the name is left out.</param>
/// <param name="Missing">Code points that no bundled font has.</param>
public sealed record HardName(string What, string Text, float Smallest, float Largest, string[] Lines, bool IsTight = false, params int[] Missing)
{
    public override string ToString() => What;

    public static readonly IReadOnlyList<HardName> All =
    [
        new("two letters", "Bo", 32, 32, ["Bo"]),
        new("one Han character", "龙", 32, 32, ["龙"]),
        // 111 letters of 0.52 em are 57 em. The longest of four parts as equal as words allow is 30 letters: 15.5 em, which is 17 pt.
        new("royal style",
            "His Royal Highness Prince Haji Iskandar Zulkarnain ibni Almarhum Sultan Omar Saifuddin Sa'adul Khairi Waddien II", 14, 18,
            ["His Royal Highness Prince Haji", "Iskandar Zulkarnain ibni", "Almarhum Sultan Omar Saifuddin", "Sa'adul Khairi Waddien II"]),
        // 24 letters, 13 em: 20 pt.
        new("no-break spaces are spaces", "Maria\u00A0da\u00A0Costa\u202FGuterres", 17.5f, 23, ["Maria da Costa Guterres"]),
        // 43 letters are 24 em, too much for one line. Three of at most 17 letters, or 9.8 em, may have 27 pt; as high as the place they are at 28.
        new("breaks at no-break spaces", "Almarhum\u00A0Pengiran\u00A0Haji\u00A0Muhammad\u00A0Zulkarnain", 24, 28,
            ["Almarhum Pengiran", "Haji Muhammad", "Zulkarnain"]),
        new("one word too long for 14 points", "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren", 7, 13.5f, ["Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren"], true),
        new("only invisible characters around", "\uFEFF\u200E\u200B Ana \u2060\u200F", 32, 32, ["Ana"]),
        new("control characters", "Ana\u0000 \u0007Bela\tda\r\nCruz\u0085", 26, 32, ["Ana Bela da Cruz"]),
        new("an override", "Turned \u202Eround\u202C Name", 24, 32, ["Turned round Name"]),
        new("isolates and embeddings", "\u2066Haji\u2069 \u202BAhmad\u202C", 32, 32, ["Haji Ahmad"]),
        new("soft hyphens and tags", "Ben\u00ADja\u00ADmin \U000E0041\U000E007F", 32, 32, ["Benjamin"]),
        new("variation selectors", "葛\U000E0100城\uFE00", 32, 32, ["葛\U000E0100城\uFE00"]),
        new("Vietnamese, decomposed", "Nguye\u0302\u0303n Thi\u0323 A\u0302\u0301nh Tuye\u0302\u0301t", 18, 24, ["Nguyễn Thị Ấnh Tuyết"]),
        // Twelve capitals of 0.75 em and four spaces: 10 em.
        new("Vietnamese capitals", "ĐẶNG ỮỰ ỄỂ ẪẬ ỖỘ", 23, 29, ["ĐẶNG ỮỰ ỄỂ ẪẬ ỖỘ"]),
        new("Thai with two signs on a letter", "กิตติ์ธเนศ ปิ่นเกล้าที่ปั๊มน้ำ", 17, 27, ["กิตติ์ธเนศ ปิ่นเกล้าที่ปั๊มน้ำ"]),
        // The same word of nine letters four times: 20 em, two equal halves.
        new("Thai without spaces", "ศรีประเสริฐศรีประเสริฐศรีประเสริฐศรีประเสริฐ", 23, 30, ["ศรีประเสริฐศรีประเสริฐ", "ศรีประเสริฐศรีประเสริฐ"]),
        new("Lao with zero-width spaces", "ສົມ\u200Bສະ\u200Bໄໝ ວົງ\u200Bພະ\u200Bຈັນ", 26, 32, ["ສົມສະໄໝ ວົງພະຈັນ"]),
        // Six times the word are 21 em and more: two lines of three.
        new("Lao, broken at zero-width spaces", "ວົງພະຈັນ\u200Bວົງພະຈັນ\u200Bວົງພະຈັນ\u200Bວົງພະຈັນ\u200Bວົງພະຈັນ\u200Bວົງພະຈັນ", 18, 28,
            ["ວົງພະຈັນວົງພະຈັນວົງພະຈັນ", "ວົງພະຈັນວົງພະຈັນວົງພະຈັນ"]),
        new("Khmer with stacks", "ស្ត្រី\u00A0ច័ន្ទបុត្រា", 22, 32, ["ស្ត្រី ច័ន្ទបុត្រា"]),
        new("Burmese with stacks and finals", "ယောက်ျား သမ္မတ", 18, 32, ["ယောက်ျား သမ္မတ"]),
        new("Tamil", "ஸ்ரீ கவிதா", 26, 32, ["ஸ்ரீ கவிதா"]),
        // 13 letters and 2 spaces of 0.45 em are 7 em.
        new("Jawi", "ڤڠيرن حاج محمد", 28, 32, ["ڤڠيرن حاج محمد"]),
        new("Arabic with digits of both kinds", "محمد ٢٠٢٧ (2027)", 24, 32, ["محمد ٢٠٢٧ (2027)"]),
        new("Arabic with vowel signs", "مُحَمَّدٌ", 32, 32, ["مُحَمَّدٌ"]),
        // 81 letters of 0.43 em are 35 em. A line is 1.7 em high, so four stop at 16.5 pt; three of 12 em may have 22.
        new("a long style in Jawi", "سلطان حاج إسكندر ذو القرنين ابن المرحوم سلطان حاج عمر سيف الدين سعد الخير والدين", 18, 23,
            ["سلطان حاج إسكندر ذو القرنين", "ابن المرحوم سلطان حاج عمر", "سيف الدين سعد الخير والدين"]),
        // Two of 1 em, four of 0.6, two of 1 and twelve thin ones: some 10 em.
        new("five scripts on a line", "陈Chen محمد ສົມ 静怡", 23, 32, ["陈Chen محمد ສົມ 静怡"]),
        // 22 characters of 1 em and five dots: too long for one line of 14 pt; three lines of 26 pt are as high as the place.
        // No line begins with a dot.
        new("a long name in Han", "阿卜杜拉·买买提·努尔·艾合买提·吐尔逊·阿不都热依木", 24, 26.5f,
            ["阿卜杜拉·买买提·", "努尔·艾合买提·吐", "尔逊·阿不都热依木"]),
        new("Han of extension B that the font has", "𠘨静", 32, 32, ["𠘨静"]),
        new("Han of extension B that it lacks", "𠮷田", 0, 0, [], false, 0x20BB7),
        new("private use", "Ab\uE000c", 0, 0, [], false, 0xE000),
        new("emoji", "Ana 🧿", 0, 0, [], false, 0x1F9FF),
        new("half of a surrogate pair", "Ana\uD842", 0, 0, [], false, 0xFFFD),
        new("replacement character", "Jos\uFFFD", 0, 0, [], false, 0xFFFD),
        new("a Latin mark on a Han character", "陈\u0303", 0, 0, [], false, 0x0303),
        // Four marks above and below add some 2 em to a line of 1.4.
        new("letters with a few marks", "Z\u0300\u0301\u0302\u0303a\u0316\u0317\u0318\u0319l\u0334go", 24, 32, ["Z\u0300\u0301\u0302\u0303a\u0316\u0317\u0318\u0319l\u0334go"]),
        // Forty add 8 em and more.
        new("a letter with forty marks", "Za" + new string('\u0301', 40), 7, 13.5f, ["Z\u00E1" + new string('\u0301', 39)], true),
    ];
}
