using System.Text.RegularExpressions;

namespace Events.Tests.Architecture;

/// <summary>The list of rules is only worth something as long as its tests are there.</summary>
public sealed partial class RulesTests
{
    [Fact]
    public void Every_rule_names_tests_that_exist()
    {
        var rows = Found.Some([.. File.ReadAllLines(Path.Combine(Found.Root, "docs", "rules.md")).Where(line => RuleRow().IsMatch(line))], 20);
        var tests = typeof(RulesTests).Assembly.GetTypes().Where(type => type.IsPublic).SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(rows, row => !TestName().IsMatch(row.Split('|')[^2]));
        var named = rows.SelectMany(row => TestName().Matches(row.Split('|')[^2])).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        named.ExceptWith(tests);
        Assert.Empty(named);
    }

    [GeneratedRegex(@"^\| (\d|\|)")]
    private static partial Regex RuleRow();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();
}
