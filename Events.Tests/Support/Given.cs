using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Support;

/// <summary>The beginnings that tests share.</summary>
public static class Given
{
    public static LocalizedText Text(string english) => LocalizedText.InEnglish(english);

    /// <summary>An announced three-day event in Shanghai's zone from 12 August 2024, with an organiser and an officer.</summary>
    public static async Task<TestEvent> EventAsync(this EventsApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var host = db.Countries.FirstOrDefault(country => country.Code == "CN") ?? db.Countries.Add(new Country("CN", "CHN", Text("China"))).Entity;
        var edition = new Event($"forum-{Guid.NewGuid():N}", new EventDetails(
            null, null, 2024, Text("Forum"), LocalizedText.Empty, [], new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 14),
            "Asia/Shanghai", host.Id, Text("Changzhi"), LocalizedText.Empty, ["en", "zh"]));
        edition.Announce();
        db.Events.Add(edition);
        var delegates = new Category(edition.Id, Text("Delegate"), "D", "#C2185B", ["P", "C", "D"], 1);
        var staff = new Category(edition.Id, Text("Staff"), "S", "#607D8B", ["P", "O"], 2);
        db.Categories.AddRange(delegates, staff);
        await db.SaveChangesAsync();
        return new TestEvent(edition.Id, edition.Slug, delegates.Id, staff.Id,
            await app.UserWithRoleAsync(edition.Id, EventRole.Organiser),
            await app.UserWithRoleAsync(edition.Id, EventRole.AccreditationOfficer));
    }
}

public sealed record TestEvent(Guid Id, string Slug, Guid Delegates, Guid Staff, Guid Organiser, Guid Officer);
