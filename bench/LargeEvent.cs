using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using Events.Infrastructure.Access;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench;

/// <summary>An event with thousands of invented people, every third of them submitted, in a database that is new.</summary>
internal static class LargeEvent
{
    private const int Delegations = 200;

    public static async Task<(Guid UserId, Guid EventId)> MakeAsync(IServiceProvider provider, DatabaseSettings settings, int rows)
    {
        var (userId, eventId, categoryId) = await EmptyAsync(provider, settings);
        for (var number = 0; number < Delegations; number++)
        {
            await using var scope = provider.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            var now = DateTime.UtcNow;
            var delegation = Delegation.Named(eventId, LocalizedText.InEnglish($"Country {number}"), DelegationKind.Party);
            db.Delegations.Add(delegation);
            foreach (var place in Enumerable.Range(number * rows / Delegations, ((number + 1) * rows / Delegations) - (number * rows / Delegations)))
            {
                var person = new Person(new PersonName { Latin = $"Given FAMILY-{place}", Native = $"名字{place}", Honorific = "Ms." }, $"person{place}@example.org", null);
                var participation = new Participation(eventId, person.Id, categoryId, delegation.Id, userId, now);
                participation.Describe(LocalizedText.InEnglish($"Adviser {place % 40} for invented affairs"), $"Ministry {place % 300}");
                if (place % 3 == 0)
                {
                    participation.Submit();
                }

                delegation.Add(participation.Id, categoryId, MemberCapacity.Delegate, now);
                db.People.Add(person);
                db.Participations.Add(participation);
            }

            await db.SaveChangesAsync();
        }

        return (userId, eventId);
    }

    /// <summary>The database, an administrator, and an event with one category and nobody in it.</summary>
    public static async Task<(Guid UserId, Guid EventId, Guid CategoryId)> EmptyAsync(IServiceProvider provider, DatabaseSettings settings)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        await DatabaseStart.MigrateAsync(db, settings, CancellationToken.None);
        var user = new User { DisplayName = "Bench", Email = "bench@example.org", UserName = "bench@example.org" };
        var host = await db.Countries.FirstOrDefaultAsync(country => country.Code == "CN") ?? db.Countries.Add(new Country("CN", "CHN", LocalizedText.InEnglish("China"))).Entity;
        var edition = new Event($"bench-{Guid.NewGuid():N}", new EventDetails(
            null, null, 2027, LocalizedText.InEnglish("Bench"), LocalizedText.Empty, [], new DateOnly(2027, 5, 1), new DateOnly(2027, 5, 3), "Asia/Shanghai", host.Id,
            LocalizedText.InEnglish("Shenzhen"), LocalizedText.Empty, ["en"]));
        var category = new Category(edition.Id, LocalizedText.InEnglish("Delegate"), "D", "#C2185B", ["C"], 1);
        db.Users.Add(user);
        db.Events.Add(edition);
        db.Categories.Add(category);
        db.RoleAssignments.Add(RoleAssignment.Administrator(user.Id));
        await db.SaveChangesAsync();
        return (user.Id, edition.Id, category.Id);
    }
}
