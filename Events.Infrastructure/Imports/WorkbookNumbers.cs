using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Events.Infrastructure.Imports;

/// <summary>How the workbook shows its numbers, so that a code keeps its zeros and a date is a date.</summary>
internal sealed partial class WorkbookNumbers
{
    private const int DaysTo1904 = 1462;
    private readonly List<NumberKind> kinds = [];
    private readonly bool from1904;

    public WorkbookNumbers(ZipArchiveEntry? styles, bool from1904)
    {
        this.from1904 = from1904;
        if (styles is null)
        {
            return;
        }

        using var xml = new GuardedXml(styles);
        var custom = new Dictionary<string, string>();
        var isInCells = false;
        while (xml.NextElement())
        {
            switch (xml.Name)
            {
                case "numFmt" when xml["numFmtId"] is { } id:
                    custom[id] = xml["formatCode"] ?? "";
                    break;
                case "cellXfs":
                    isInCells = true;
                    break;
                case "cellStyles" or "dxfs":
                    isInCells = false;
                    break;
                case "xf" when isInCells:
                    var format = xml["numFmtId"] ?? "0";
                    kinds.Add(custom.TryGetValue(format, out var code) ? KindOf(code) : BuiltIn(format));
                    break;
            }
        }
    }

    /// <summary>The number as its reader sees it: the date as year-month-day, a code with its zeros, whole numbers without a point.</summary>
    public string Say(string stored, string? style)
    {
        var number = double.Parse(stored, NumberStyles.Float, CultureInfo.InvariantCulture);
        var kind = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < kinds.Count ? kinds[index] : default;
        if (kind.IsDate && number is >= 0 and < 2_958_466)
        {
            var date = DateTime.FromOADate(number + (from1904 ? DaysTo1904 : 0));
            return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        }

        if (Math.Abs(number) < 1e28 && double.IsFinite(number))
        {
            // Not in the short form 1.23E+17, and not with the digits behind the fifteenth that no spreadsheet shows.
            var exact = (decimal)number;
            return exact.ToString(decimal.Truncate(exact) == exact ? new string('0', Math.Max(1, kind.Digits)) : "0.###############", CultureInfo.InvariantCulture);
        }

        throw new FormatException("Not a number that a list holds.");
    }

    private static NumberKind BuiltIn(string format) =>
        new(int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58), 0);

    private static NumberKind KindOf(string code)
    {
        var bare = Unread().Replace(code, "");
        return new(bare.AsSpan().IndexOfAny("yYdD") >= 0 || (bare.AsSpan().IndexOfAny("hH") >= 0 && bare.AsSpan().IndexOfAny("mMsS") >= 0), bare.Length is > 1 and <= 30 && bare.All(letter => letter is '0') ? bare.Length : 0);
    }

    // Quoted words, colours and conditions in brackets, and signs after a backslash.
    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.NonBacktracking)]
    private static partial Regex Unread();

    private readonly record struct NumberKind(bool IsDate, int Digits);
}
