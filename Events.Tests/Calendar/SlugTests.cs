using Events.Domain.Calendar;

namespace Events.Tests.Calendar;

public sealed class SlugTests
{
    [Theory]
    [InlineData("ASEAN–China Week 2024", "asean-china-week-2024")]
    [InlineData("  Forum: Trade & Investment (2nd) ", "forum-trade-investment-2nd")]
    [InlineData("Hội nghị Đà Nẵng", "hoi-nghi-da-nang")]
    [InlineData("Côte d’Ivoire’s Day", "cote-divoires-day")]
    [InlineData("ＡＢＣ １２", "abc-12")]
    [InlineData("东盟中国周", "")]
    [InlineData("", "")]
    public void Keeps_letters_and_digits_of_the_English_name(string name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Fact]
    public void Drops_whole_words_of_a_long_name()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("cooperation", 10)));

        Assert.Equal(string.Join('-', Enumerable.Repeat("cooperation", 6)), slug); // 7 would be 83 characters
        Assert.Equal(new string('a', Event.MaxSlugLength), Slug.From(new string('a', 200)));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("forum-2024", true)]
    [InlineData("Forum", false)]
    [InlineData("-forum", false)]
    [InlineData("forum-", false)]
    [InlineData("a--b", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void Accepts_what_fits_into_an_address(string slug, bool sound) => Assert.Equal(sound, Slug.IsSound(slug));
}
