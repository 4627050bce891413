using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Tests.Documents;

/// <summary>What the tests of printed papers share: one set of fonts, and a look into a PDF.</summary>
internal static class Paper
{
    public static readonly FontSet Fonts = new();
    public static readonly FlagSet Flags = new();

    public static int PagesOf(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)");

    /// <summary>Width and height of every page in points.</summary>
    public static IEnumerable<(double Width, double Height)> SizesOf(byte[] pdf) =>
        Regex.Matches(Encoding.Latin1.GetString(pdf), @"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
            .Select(m => (double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Skips the test with a line that says what to install.</summary>
    public static void Needs(string program, string package) =>
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))),
            $"{program} is not installed: apt-get install {package}");

    public static string Run(string program, params string[] arguments)
    {
        var (code, output, errors) = Start(program, arguments);
        Assert.True(code == 0, $"{program} failed: {errors}");
        return output;
    }

    /// <summary>What a scanner reads from a picture; null when it finds no code.</summary>
    public static string? Scan(SKImage picture)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(path, png.ToArray());
            var (code, output, errors) = Start("zbarimg", "--quiet", "--raw", path);
            Assert.True(code is 0 or 4, $"zbarimg failed: {errors}");
            return code == 0 ? output.TrimEnd('\n') : null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (int Code, string Output, string Errors) Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>Millimetres from the left and the upper edge of the first page to its first ink.</summary>
    public static (double Left, double Top) FirstInk(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("ink-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "page.pdf"), pdf);
            Run("pdftoppm", "-r", "254", "-gray", "-singlefile", Path.Combine(folder, "page.pdf"), Path.Combine(folder, "page"));
            var picture = File.ReadAllBytes(Path.Combine(folder, "page.pgm"));
            var head = Regex.Match(Encoding.Latin1.GetString(picture, 0, 40), @"^P5\s+(\d+)\s+(\d+)\s+255\s");
            var width = int.Parse(head.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var ink = Enumerable.Range(0, picture.Length - head.Length).Where(at => picture[head.Length + at] < 200).ToList();
            // 254 dots an inch are ten a millimetre.
            return (ink.Min(at => at % width) / 10.0, ink.Min(at => at / width) / 10.0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static void AssertWellSet(PlacedText text)
    {
        Assert.NotEmpty(text.Lines);
        Assert.All(text.Runs, run => Assert.DoesNotContain((ushort)0, run.Glyphs));
        // Places are reckoned in single precision: on a large sheet that is less than a thousandth of a point.
        Assert.True(SKRect.Inflate(text.Field, 0.001f, 0.001f).Contains(text.Ink), $"{text.Name} '{text.Text}' draws {text.Ink} outside {text.Field}");
        // Nothing of the text is lost between the lines.
        if (!text.IsCut)
        {
            Assert.Equal(Bare(text.Text), Bare(string.Concat(text.Lines.Select(line => line.Text))));
        }
    }

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);
}
