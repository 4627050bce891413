using System.Text.RegularExpressions;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Architecture;

public sealed partial class ModelTests
{
    [Fact]
    public void Every_change_of_the_model_has_its_migration() =>
        Assert.Empty(Found.Some(Found.Models(), 2).Where(db => db.Database.HasPendingModelChanges()).Select(db => db.GetType().Name));

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        var names = Found.Models().Select(db => db.Database.GetMigrations().Select(id => id[(id.IndexOf('_') + 1)..]).ToList()).ToList();

        Assert.NotEmpty(names[0]);
        Assert.Equal(names[0], names[1]);
    }

    [Fact]
    public void Every_instant_says_that_it_is_UTC()
    {
        var instants = Found.Some([.. Found.Models()[0].Model.GetEntityTypes().Where(type => type.ClrType.Assembly == Found.Domain)
            .SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?))], 10);

        Assert.Empty(instants.Where(property => !property.Name.EndsWith("Utc", StringComparison.Ordinal)).Select(property => $"{property.DeclaringType.DisplayName()}.{property.Name}"));
    }

    /// <summary>A rule whose index was renamed would come out as "something failed on our side".</summary>
    [Fact]
    public void Every_rule_that_the_database_guards_has_a_message_and_every_message_its_guard()
    {
        foreach (var db in Found.Models())
        {
            var indexes = db.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()).Where(index => index.IsUnique).Select(index => index.GetDatabaseName()!).Where(name => OurName().IsMatch(name));
            var raised = Guards.Statements(db.Database.IsNpgsql()).SelectMany(statement => Raised().Matches(statement)).Select(match => match.Groups["name"].Value);
            var guarded = Found.Some([.. indexes.Concat(raised).Distinct()], 10);

            Assert.Equal(GuardedRules.Names.Order(StringComparer.Ordinal), guarded.Order(StringComparer.Ordinal));
        }
    }

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex OurName();

    [GeneratedRegex(@"RAISE\(ABORT, '(?<name>\w+)'\)|\bCONSTRAINT = '(?<name>\w+)'|ADD CONSTRAINT ""?(?<name>\w+)")]
    private static partial Regex Raised();
}
