using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Events.Domain.Badges;
using Events.Domain.Files;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Bench;

/// <summary>
/// Badges with different photos and codes and names in all scripts: cold (first work of the process) and warm, with the QR matrices given and
/// with each run making its own. Leaves the PDF and <c>badges.json</c>, from which <c>badges_reportlab.py</c> draws the same badges.
/// </summary>
internal static class BadgeBench
{
    private static readonly (string? Native, string Latin, string Country, string Code)[] people =
    [
        ("陈静怡", "CHEN Jingyi", "China", "CN"),
        (null, "Retno Ayu WULANDARI", "Indonesia", "ID"),
        ("ສົມສະໄໝ ວົງພະຈັນ", "Somsamay VONGPHACHANH", "Lao PDR", "LA"),
        ("Nguyễn Thị Phương Thảo", "NGUYEN Thi Phuong Thao", "Viet Nam", "VN"),
        ("เกียรติศักดิ์ สุวรรณภูมิ", "Kiattisak SUWANNAPHUM", "Thailand", "TH"),
        ("សុខ ច័ន្ទបុត្រា", "SOK Chanbotra", "Cambodia", "KH"),
        ("ဒေါ်ခင်မျိုးသန့်", "Khin Myo Thant", "Myanmar", "MM"),
        ("Нұрғали Әлібекұлы Қасымов", "Nurgali KASSYMOV", "Kazakhstan", "KZ"),
        ("Ҷамшед Раҳимзода", "Jamshed RAHIMZODA", "Tajikistan", "TJ"),
        ("கவிதா சுப்பிரமணியம்", "Kavitha SUBRAMANIAM", "Singapore", "SG"),
        ("ڤڠيرن حاج محمد يوسف", "Pengiran Haji Mohamad Yusof", "Brunei Darussalam", "BN"),
        (null, "Maria Filomena da Costa Guterres XIMENES", "Timor-Leste", "TL"),
    ];

    private static readonly (string Word, string Letter, string Colour, string[] Zones)[] categories =
    [
        ("Delegate", "D", "#C2557A", ["P", "C", "D"]),
        ("Head of delegation", "H", "#B3261E", ["P", "C", "D", "V", "M"]),
        ("Media", "M", "#D9730D", ["P", "C", "M"]),
        ("Secretariat", "S", "#1F3A68", ["P", "C", "D", "M", "O"]),
        ("Observer", "O", "#F2C94C", ["P", "C"]),
        ("Interpreter", "I", "#FFFFFF", ["P", "C", "D"]),
    ];

    public static async Task<int> RunAsync(int count)
    {
        var folder = Path.Combine(Path.GetTempPath(), "events-bench-badges");
        Directory.CreateDirectory(folder);
        // Another process makes the photos, so that "cold" is the first work of this one.
        if (Environment.GetEnvironmentVariable("EVENTS_BENCH_PHOTOS") is not null)
        {
            return MakePhotos(folder, count);
        }

        if (!File.Exists(PhotoPath(folder, count - 1)))
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["badges", count.ToString(CultureInfo.InvariantCulture)]);
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            {
                start.ArgumentList.Insert(0, typeof(BadgeBench).Assembly.Location);
            }

            start.Environment["EVENTS_BENCH_PHOTOS"] = "1";
            using var maker = Process.Start(start)!;
            await maker.WaitForExitAsync();
        }
        var sheet = new BadgeSheet("Forum on Emerging Industries 2027", [.. Enumerable.Range(0, count).Select(Face)]);
        var files = new FolderFiles(folder);
        var pdf = Path.Combine(folder, "badges.pdf");

        Console.WriteLine($"{count} badges, {Environment.ProcessorCount} cores");
        Console.WriteLine("run                          wall s   CPU s   peak MB   file MB");
        var fonts = new FontSet();
        var flags = new FlagSet();
        var ownQr = new BadgePdf(fonts, flags, files);
        await MeasureAsync("cold, making its own QR", () => PrintAsync(ownQr, sheet, pdf), pdf);
        for (var run = 1; run <= 3; run++)
        {
            await MeasureAsync($"warm {run}, making its own QR", () => PrintAsync(ownQr, sheet, pdf), pdf);
        }

        var given = new ConcurrentDictionary<string, QrPicture>();
        foreach (var face in sheet.Badges)
        {
            given[face.Code] = QrPicture.Of(face.Code);
        }

        var givenQr = new BadgePdf(fonts, flags, files, code => given[code]);
        for (var run = 1; run <= 3; run++)
        {
            await MeasureAsync($"warm {run}, QR given", () => PrintAsync(givenQr, sheet, pdf), pdf);
        }

        await WriteJsonAsync(sheet, given, folder);
        Console.WriteLine($"left in {folder}: badges.pdf, badges.json");
        return 0;
    }

    private static async Task PrintAsync(BadgePdf printer, BadgeSheet sheet, string path)
    {
        await using var file = File.Create(path);
        await printer.PrintAsync(sheet, file, null, CancellationToken.None);
    }

    private static async Task MeasureAsync(string name, Func<Task> work, string path)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await work();
        var wall = watch.Elapsed.TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-28} {wall,6:F2}  {cpu.TotalSeconds,6:F2}   {PeakMegabytes(),7:F0}   {new FileInfo(path).Length / 1e6,7:F2}"));
    }

    /// <summary>The highest resident size of this process so far.</summary>
    private static double PeakMegabytes() => File.Exists("/proc/self/status")
        ? double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
        : Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;

    private static BadgeFace Face(int index)
    {
        var (native, latin, country, code) = people[index % people.Length];
        var (word, letter, colour, zones) = categories[index % categories.Length];
        var isHead = letter == "H";
        return new(Guid.Empty, $"B-{index + 1:D5}", Code(index), native, latin, "Deputy Director-General for International Cooperation",
            "Ministry of Industry and Information Technology", code, country, isHead ? "Head of delegation" : "Adviser", isHead,
            word, letter, colour, zones, $"{index:D5}.jpg", "AB");
    }

    private static string Code(int index)
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var random = new Random(index);
        return string.Create(26, random, static (code, random) => { for (var i = 0; i < code.Length; i++) { code[i] = alphabet[random.Next(32)]; } });
    }

    private static string PhotoPath(string folder, int index) => Path.Combine(folder, $"{index:D5}.jpg");

    private static int MakePhotos(string folder, int count)
    {
        Parallel.For(0, count, index =>
        {
            var random = new Random(index);
            SKColor Some() => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            using var surface = SKSurface.Create(new SKImageInfo(360, 480));
            var canvas = surface.Canvas;
            using var paint = new SKPaint { IsAntialias = true };
            paint.Shader = SKShader.CreateLinearGradient(new(0, 0), new(360, 480), [Some(), Some()], SKShaderTileMode.Clamp);
            canvas.DrawPaint(paint);
            paint.Shader = null;
            paint.Color = Some();
            canvas.DrawOval(180, 210, 95, 125, paint);
            paint.Color = Some();
            canvas.DrawOval(180, 470, 165, 130, paint);
            for (var i = 0; i < 300; i++)
            {
                paint.Color = Some().WithAlpha(60);
                canvas.DrawCircle(random.Next(360), random.Next(480), random.Next(2, 14), paint);
            }
            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Jpeg, 85);
            File.WriteAllBytes(PhotoPath(folder, index), data.Span);
        });
        return 0;
    }

    private static async Task WriteJsonAsync(BadgeSheet sheet, IReadOnlyDictionary<string, QrPicture> given, string folder)
    {
        await using var file = File.Create(Path.Combine(folder, "badges.json"));
        await JsonSerializer.SerializeAsync(file, new
        {
            title = sheet.Title,
            badges = sheet.Badges.Select(face => new
            {
                face.Serial,
                face.Code,
                face.NativeName,
                face.LatinName,
                face.Office,
                face.Organisation,
                face.CountryCode,
                face.CountryName,
                face.Capacity,
                face.IsHeadOfDelegation,
                face.CategoryWord,
                face.CategoryLetter,
                face.CategoryColour,
                face.Zones,
                photo = Path.Combine(folder, face.PhotoKey!),
                qr = Rows(given[face.Code]),
            }),
        });
    }

    /// <summary>One text of 0 and 1 for each row of the matrix, the quiet zone included.</summary>
    private static IEnumerable<string> Rows(QrPicture qr) =>
        Enumerable.Range(0, qr.Size).Select(y => string.Concat(Enumerable.Range(0, qr.Size).Select(x => qr.Pixels[y * qr.Size + x] == 0 ? '1' : '0')));

    private sealed class FolderFiles(string folder) : IFileStore
    {
        public Stream? OpenRead(string key) => File.OpenRead(Path.Combine(folder, key));

        public Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Delete(string key) => throw new NotSupportedException();
    }
}
