using SkiaSharp;

namespace Events.Tests.Documents;

/// <summary>Pictures that somebody has looked at and approved, on the day in the name of the file.</summary>
internal static class ApprovedPicture
{
    private const int Visible = 40;

    /// <param name="folder">Of the tests that it belongs to, such as "Badges".</param>
    /// <param name="mostOthers">Of all pixels: another processor rounds the edges of letters otherwise, another place of a line is far more.</param>
    public static async Task ShouldStillBeAsync(string folder, string name, byte[] png, double mostOthers)
    {
        var approved = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder, "Approved"), $"{name}-????-??-??.png");
        using var expected = approved.Length == 1 ? SKBitmap.Decode(approved[0]) : new SKBitmap(1, 1);
        using var actual = SKBitmap.Decode(png);
        var others = (expected.Width, expected.Height) != (actual.Width, actual.Height) ? int.MaxValue : expected.Pixels.Zip(actual.Pixels).Count(pair => IsOther(pair.First, pair.Second));
        if (others > expected.Width * expected.Height * mostOthers)
        {
            var path = Path.Combine(Path.GetTempPath(), $"{name}.png");
            await File.WriteAllBytesAsync(path, png);
            Assert.Fail($"{others} pixels are not as approved. The picture as it is now: {path}. Look at it; if it is right, it is the new one, with the day in its name.");
        }
    }

    private static bool IsOther(SKColor one, SKColor other) =>
        Math.Abs(one.Red - other.Red) > Visible || Math.Abs(one.Green - other.Green) > Visible || Math.Abs(one.Blue - other.Blue) > Visible;
}
