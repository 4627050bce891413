using Events.Domain.Lists;

namespace Events.Tests.Lists;

public sealed class FormulasTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("+41 44 123 45 67", "+41 44 123 45 67")]
    [InlineData("-12,5", "-12,5")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("O'Brien", "O'Brien")]
    [InlineData("'=1", "''=1")]
    [InlineData("'+41", "''+41")]
    [InlineData("", "")]
    [InlineData("-", "'-")]
    public void Guards_only_what_would_run_and_gives_it_back_as_it_was(string cell, string guarded)
    {
        Assert.Equal(guarded, Formulas.Guarded(cell));
        Assert.Equal(cell, Formulas.Plain(guarded));
    }
}
