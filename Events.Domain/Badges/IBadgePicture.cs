namespace Events.Domain.Badges;

/// <summary>Draws a badge for the screen, with the same design and fonts as on paper.</summary>
public interface IBadgePicture
{
    /// <summary>A PNG of the first badge of the sheet, <see cref="Scale" /> pixels to the point.</summary>
    Task<byte[]> DrawAsync(BadgeSheet sheet, CancellationToken cancellationToken);

    const int Scale = 2;
}
