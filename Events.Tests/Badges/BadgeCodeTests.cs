using System.Text.RegularExpressions;
using Events.Domain.Badges;

namespace Events.Tests.Badges;

public sealed class BadgeCodeTests
{
    [Fact]
    public void Has_26_characters_of_the_alphanumeric_mode_and_carries_every_bit()
    {
        var codes = new HashSet<string>();
        for (var bit = 0; bit < 128; bit++)
        {
            var bytes = new byte[16];
            bytes[bit / 8] = (byte)(1 << (bit % 8));
            var code = BadgeCode.FromBytes(bytes);
            Assert.Matches(new Regex("^[0-9A-HJKMNP-TV-Z]{26}$"), code);
            codes.Add(code);
        }

        Assert.Equal(128, codes.Count);
        Assert.Equal(new string('0', 26), BadgeCode.FromBytes(new byte[16]));
    }

    [Theory]
    [InlineData("0123456789abcdefghjkmnpqrs", "0123456789ABCDEFGHJKMNPQRS")]
    [InlineData(" 01234-56789 ABCDE-FGHJK-MNPQRS\r\n", "0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("OI23456789ABCDEFGHJKMNPQRl", "0123456789ABCDEFGHJKMNPQR1")]
    [InlineData("0123456789ABCDEFGHJKMNPQR", null)]
    [InlineData("0123456789ABCDEFGHJKMNPQRU", null)]
    [InlineData("", null)]
    public void Reads_what_scanners_and_hands_type(string typed, string? code) => Assert.Equal(code, BadgeCode.Read(typed));

    [Fact]
    public void Makes_a_serial_that_can_be_said_aloud() =>
        Assert.All(Enumerable.Range(0, 1000).Select(_ => BadgeCode.NewSerial()), serial => Assert.Matches(new Regex("^[0-9A-HJKMNP-TV-Z]{10}$"), serial));
}
