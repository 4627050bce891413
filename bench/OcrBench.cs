using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Bench;

/// <summary>
/// How well a machine reads what was set: the same lines in the same font files and sizes by our typesetter and by Chromium, both as PDF, drawn at 300 dpi
/// by pdftoppm and read by Tesseract. Prints the part of characters read wrongly for each script.
/// </summary>
internal static class OcrBench
{
    // A page for each line: with several on one, Tesseract takes the marks above Burmese letters for lines of their own.
    private const float PageWidth = 595, PageHeight = 64, Margin = 12;

    private static readonly (bool Bold, float Size)[] styles = [(false, 9), (false, 11), (false, 14), (true, 11), (true, 14), (true, 18)];

    private static readonly (string Language, string Html, string Font, string[] Lines)[] scripts =
    [
        ("tha", "th", "NotoSansThai",
        [
            "การประชุมจะเริ่มเวลาเก้านาฬิกาในห้องประชุมใหญ่",
            "ผู้เข้าร่วมประชุมทุกคนต้องติดบัตรประจำตัว",
            "รถรับส่งออกจากโรงแรมทุกครึ่งชั่วโมงในตอนเช้า",
            "อาหารกลางวันจัดไว้ที่ชั้นสองของศูนย์ประชุม",
            "คณะผู้แทนแต่ละคณะมีที่นั่งสำรองแปดที่นั่ง",
            "เอกสารประกอบการประชุมแจกที่โต๊ะลงทะเบียน",
            "กรุณาปิดเสียงโทรศัพท์ระหว่างพิธีเปิด",
            "ล่ามพร้อมให้บริการหกภาษาในทุกห้อง",
            "เกียรติศักดิ์ สุวรรณภูมิ ที่ปรึกษารัฐมนตรี",
        ]),
        ("lao", "lo", "NotoSansLao",
        [
            "ກອງປະຊຸມຈະເລີ່ມເວລາເກົ້າໂມງຢູ່ຫ້ອງປະຊຸມໃຫຍ່",
            "ຜູ້ເຂົ້າຮ່ວມທຸກຄົນຕ້ອງຕິດບັດໄວ້ທີ່ໜ້າເອິກ",
            "ລົດຮັບສົ່ງອອກຈາກໂຮງແຮມທຸກເຄິ່ງຊົ່ວໂມງ",
            "ອາຫານທ່ຽງກຽມໄວ້ຢູ່ຊັ້ນສອງຂອງສູນປະຊຸມ",
            "ຄະນະຜູ້ແທນແຕ່ລະຄະນະມີບ່ອນນັ່ງແປດບ່ອນ",
            "ເອກະສານແຈກຢູ່ໂຕະລົງທະບຽນ",
            "ກະລຸນາປິດສຽງໂທລະສັບໃນເວລາພິທີເປີດ",
            "ມີການແປຫົກພາສາໃນທຸກຫ້ອງ",
            "ສົມສະໄໝ ວົງພະຈັນ ທີ່ປຶກສາລັດຖະມົນຕີ",
        ]),
        ("khm", "km", "NotoSansKhmer",
        [
            "កិច្ចប្រជុំនឹងចាប់ផ្តើមនៅម៉ោងប្រាំបួនព្រឹក",
            "អ្នកចូលរួមទាំងអស់ត្រូវពាក់កាតសម្គាល់ខ្លួន",
            "រថយន្តចេញពីសណ្ឋាគាររៀងរាល់កន្លះម៉ោង",
            "អាហារថ្ងៃត្រង់រៀបចំនៅជាន់ទីពីរ",
            "គណៈប្រតិភូនីមួយៗមានកៅអីប្រាំបី",
            "ឯកសារចែកជូននៅតុចុះឈ្មោះ",
            "សូមបិទសំឡេងទូរស័ព្ទក្នុងពិធីបើក",
            "មានការបកប្រែប្រាំមួយភាសានៅគ្រប់បន្ទប់",
            "សុខ ច័ន្ទបុត្រា ទីប្រឹក្សារដ្ឋមន្ត្រី",
        ]),
        ("mya", "my", "NotoSansMyanmar",
        [
            "အစည်းအဝေးကို နံနက်ကိုးနာရီတွင် စတင်မည်",
            "တက်ရောက်သူအားလုံး ကတ်ပြား တပ်ဆင်ရမည်",
            "ဟိုတယ်မှ ကားများသည် နာရီဝက်တိုင်း ထွက်ခွာမည်",
            "နေ့လယ်စာကို ဒုတိယထပ်တွင် ပြင်ဆင်ထားသည်",
            "ကိုယ်စားလှယ်အဖွဲ့တွင် ထိုင်ခုံရှစ်ခုံ ရှိသည်",
            "စာရွက်စာတမ်းများကို စားပွဲတွင် ဝေပေးသည်",
            "ဖွင့်ပွဲတွင် တယ်လီဖုန်းအသံ ပိတ်ထားပါ",
            "အခန်းတိုင်းတွင် စကားပြန် ရှိသည်",
            "ဒေါ်ခင်မျိုးသန့် ဝန်ကြီး၏ အကြံပေး",
        ]),
        ("chi_sim", "zh-Hans", "NotoSansSC",
        [
            "会议定于上午九点在大会议厅开始，请提前入座。",
            "全体与会人员须佩戴证件进入会场。",
            "班车每半小时从酒店出发一次。",
            "午餐设在会议中心二层宴会厅。",
            "各代表团有八个座位和两名随行人员。",
            "会议文件在注册台领取，电子版可以下载。",
            "开幕式期间请将手机调至静音。",
            "所有会场提供六种语言的同声传译。",
            "陈静怡，部长顾问，新兴产业合作办公室",
        ]),
        ("vie", "vi", "NotoSans",
        [
            "Cuộc họp bắt đầu lúc chín giờ sáng tại hội trường lớn",
            "Tất cả đại biểu phải đeo thẻ khi vào hội trường",
            "Xe đưa đón rời khách sạn ba mươi phút một chuyến",
            "Bữa trưa được phục vụ ở tầng hai của trung tâm",
            "Mỗi đoàn có tám ghế và hai ghế cho người đi cùng",
            "Tài liệu được phát tại bàn đăng ký",
            "Xin tắt chuông điện thoại trong lễ khai mạc",
            "Mọi phòng họp đều có phiên dịch sáu thứ tiếng",
            "Nguyễn Thị Phương Thảo, cố vấn của Bộ trưởng",
        ]),
        ("ara", "ar", "NotoNaskhArabic",
        [
            "يبدأ الاجتماع في الساعة التاسعة صباحا في القاعة الكبرى",
            "على جميع المشاركين حمل البطاقات عند الدخول",
            "تغادر الحافلات الفندق كل نصف ساعة",
            "يقدم الغداء في الطابق الثاني من المركز",
            "لكل وفد ثمانية مقاعد ومقعدان للمرافقين",
            "توزع الوثائق عند مكتب التسجيل",
            "يرجى إغلاق الهواتف أثناء حفل الافتتاح",
            "الترجمة الفورية متاحة بست لغات في كل القاعات",
            "محمد يوسف الأمين، مستشار الوزير",
        ]),
    ];

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("events-bench-ocr-").FullName;
        try
        {
            Console.WriteLine("| script | lines | characters | ours % | Chromium % |");
            Console.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (var (language, html, font, lines) in scripts)
            {
                var ours = Path.Combine(folder, language + "-ours.pdf");
                var chromium = Path.Combine(folder, language + "-chromium.pdf");
                Draw(ours, lines);
                await PrintAsync(folder, chromium, html, font, lines);
                var (wrong, wrongOfChromium) = (await WrongAsync(ours, language, lines), await WrongAsync(chromium, language, lines));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {language} | {lines.Length * styles.Length} | {CharactersOf(lines)} | {wrong:F2} | {wrongOfChromium:F2} |"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Draw(string path, string[] lines)
    {
        var fonts = new FontSet();
        var typesetter = new Typesetter(fonts);
        using var documentFonts = new DocumentFonts(fonts);
        var field = new SKRect(Margin, Margin, PageWidth - Margin, PageHeight - Margin);
        var placed = (from style in styles from line in lines select typesetter.Place("line", line, field, new(style.Bold, style.Size, style.Size, 1))!).ToList();
        foreach (var text in placed)
        {
            documentFonts.Collect(text);
        }

        documentFonts.Subset();
        using var document = SKDocument.CreatePdf(path);
        using var ink = new SKPaint { Color = SKColors.Black };
        foreach (var text in placed)
        {
            documentFonts.Draw(document.BeginPage(PageWidth, PageHeight), text, ink);
            document.EndPage();
        }

        document.Close();
    }

    private static async Task PrintAsync(string folder, string path, string language, string font, string[] lines)
    {
        foreach (var weight in (string[])["Regular", "Bold"])
        {
            await using var file = File.Create(Path.Combine(folder, $"{font}-{weight}.ttf"));
            await typeof(FontSet).Assembly.GetManifestResourceStream($"Fonts/{font}-{weight}.ttf")!.CopyToAsync(file);
        }

        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html><html lang="{{language}}" dir="{{(language == "ar" ? "rtl" : "ltr")}}"><meta charset="utf-8"><style>
            @font-face { font-family: bundled; font-weight: 400; src: url({{font}}-Regular.ttf); }
            @font-face { font-family: bundled; font-weight: 700; src: url({{font}}-Bold.ttf); }
            @page { size: {{PageWidth}}pt {{PageHeight}}pt; margin: {{Margin}}pt; }
            body { margin: 0; font-family: bundled; }
            p { margin: 0; break-after: page; white-space: nowrap; }
            </style>
            """);
        foreach (var (bold, size) in styles)
        {
            foreach (var line in lines)
            {
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"font-size: {size}pt; font-weight: {(bold ? 700 : 400)}\">{WebUtility.HtmlEncode(line)}</p>");
            }
        }

        var source = Path.Combine(folder, "lines.html");
        await File.WriteAllTextAsync(source, html.ToString());
        await ReadAsync(Environment.GetEnvironmentVariable("EVENTS_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--allow-file-access-from-files", "--no-pdf-header-footer",
            $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={path}", new Uri(source).AbsoluteUri);
    }

    /// <summary>Characters to insert, remove or replace, in per cent of those that were set.</summary>
    private static async Task<double> WrongAsync(string pdf, string language, string[] lines)
    {
        var prefix = Path.ChangeExtension(pdf, null);
        await ReadAsync("pdftoppm", "-r", "300", "-gray", "-png", pdf, prefix);
        var pictures = Directory.GetFiles(Path.GetDirectoryName(pdf)!, Path.GetFileName(prefix) + "-*.png").Order(StringComparer.Ordinal).ToList();
        await File.WriteAllLinesAsync(prefix + ".txt", pictures);
        // A form feed between two.
        var read = (await ReadAsync("tesseract", prefix + ".txt", "stdout", "-l", language, "--psm", "7")).Split('\f');
        if (read.Length != lines.Length * styles.Length)
        {
            throw new InvalidOperationException($"{read.Length} pages were read instead of {lines.Length * styles.Length}.");
        }

        var wrong = read.Select((text, page) => Distance(Bare(lines[page % lines.Length]), Bare(text))).Sum();
        return 100.0 * wrong / CharactersOf(lines);
    }

    private static int CharactersOf(string[] lines) => styles.Length * lines.Sum(line => Bare(line).Length);

    /// <summary>Without spaces, which some of these scripts write and some recognisers guess.</summary>
    private static string Bare(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormC).Where(character => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format));

    /// <summary>After Levenshtein.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(diagonal + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }
}
