using Events.Domain.Calendar;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>What doubles the colour of a band, as one path; about half of the place is covered.</summary>
internal static class BandPatterns
{
    /// <summary>Shapes reach over the place: it is clipped when drawn.</summary>
    public static SKPath Of(BandPattern pattern, SKRect place)
    {
        var path = new SKPath();
        var step = place.Height / 6;
        switch (pattern)
        {
            case BandPattern.Slanted:
                for (var x = place.Left - place.Height; x < place.Right; x += 2 * step)
                {
                    Add(path, (x, place.Bottom), (x + step, place.Bottom), (x + step + place.Height, place.Top), (x + place.Height, place.Top));
                }

                break;
            case BandPattern.Level:
                for (var y = place.Top + step / 2; y < place.Bottom; y += 2 * step)
                {
                    path.AddRect(new(place.Left, y, place.Right, y + step));
                }

                break;
            case BandPattern.Upright:
                for (var x = place.Left; x < place.Right; x += 2 * step)
                {
                    path.AddRect(new(x, place.Top, x + step, place.Bottom));
                }

                break;
            case BandPattern.Checks:
                Each(place, step, (x, y, odd) => { if (odd) { path.AddRect(SKRect.Create(x, y, step, step)); } });
                break;
            case BandPattern.Dots:
                Each(place, step, (x, y, odd) => { if (odd) { path.AddCircle(x + step / 2, y + step / 2, step * 0.42f); } });
                break;
            case BandPattern.Crosses:
                Each(place, step * 1.5f, (x, y, _) =>
                {
                    path.AddRect(SKRect.Create(x + step * 0.6f, y + step * 0.2f, step * 0.4f, step * 1.2f));
                    path.AddRect(SKRect.Create(x + step * 0.2f, y + step * 0.6f, step * 1.2f, step * 0.4f));
                });
                path.FillType = SKPathFillType.Winding;
                break;
            case BandPattern.Chevrons:
                for (var x = place.Left - place.Height / 2; x < place.Right; x += 2 * step)
                {
                    Add(path, (x, place.Top), (x + step, place.Top), (x + step + place.Height / 2, place.MidY), (x + step, place.Bottom), (x, place.Bottom), (x + place.Height / 2, place.MidY));
                }

                break;
            default: throw new ArgumentOutOfRangeException(nameof(pattern), pattern, null);
        }

        return path;
    }

    private static void Each(SKRect place, float step, Action<float, float, bool> draw)
    {
        for (var (y, row) = (place.Top, 0); y < place.Bottom; y += step, row++)
        {
            for (var (x, column) = (place.Left, 0); x < place.Right; x += step, column++)
            {
                draw(x, y, (row + column) % 2 == 1);
            }
        }
    }

    private static void Add(SKPath path, params ReadOnlySpan<(float X, float Y)> points)
    {
        path.MoveTo(points[0].X, points[0].Y);
        foreach (var (x, y) in points[1..])
        {
            path.LineTo(x, y);
        }

        path.Close();
    }
}
