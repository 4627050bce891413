using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Files;
using Events.Infrastructure.Documents;
using Events.Tests.Documents;
using Events.Tests.Support;
using SkiaSharp;

namespace Events.Tests.Badges;

/// <summary>The built-in designs beside pictures that somebody has looked at and approved, on the day in the name of the file.</summary>
public sealed class BadgePictureTests
{
    private const double MostOthers = 0.004;

    public static TheoryData<string, BadgeSample> Approved => [("Delegation", BadgeSample.Script), ("Media", BadgeSample.Usual), ("Staff", BadgeSample.Long), ("Card", BadgeSample.Long)];

    [Theory]
    [MemberData(nameof(Approved))]
    public async Task A_badge_looks_as_it_was_approved(string name, BadgeSample sample)
    {
        var face = BadgeSamples.Of(sample, "Delegate", null) with
        {
            Plan = BuiltInDesigns.All.Single(design => design.Name == name).Plan,
            Pattern = BandPattern.Chevrons,
            Days = [new("12", true), new("13", true), new("14", false)],
            PhotoKey = "photo.jpg",
        };
        var png = await new BadgePdf(Paper.Fonts, Paper.Flags, new OnePhoto()).DrawAsync(new BadgeSheet("Forum on Emerging Industries 2027", [face]), CancellationToken.None);
        await ApprovedPicture.ShouldStillBeAsync("Badges", name.ToLowerInvariant(), png, MostOthers);
    }

    private sealed class OnePhoto : IFileStore
    {
        private static readonly byte[] photo = Pictures.Plain(360, 480, colour: new SKColor(0x40, 0x80, 0xC0));

        public Stream? OpenRead(string key) => new MemoryStream(photo);

        public Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Delete(string key) => throw new NotSupportedException();
    }
}
