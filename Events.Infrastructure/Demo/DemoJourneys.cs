using System.Globalization;
using Events.Domain.Journeys;

namespace Events.Infrastructure.Demo;

/// <summary>
/// The first eight of each foreign delegation come together, on the eve or on the first day, and leave after the last; who was to come on the
/// eve has come. Flights and hotels are invented.
/// </summary>
internal sealed class DemoJourneys(DemoStage stage, DemoAccounts accounts, Guid eventId)
{
    private const int Travellers = 8;

    private static readonly IReadOnlyList<string> countries = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

    public async Task MakeAsync(DemoPeople people, DateOnly firstDay)
    {
        var protocol = accounts[DemoAccounts.Protocol];
        for (var index = 0; index < countries.Count; index++)
        {
            Guid[] travellers = [.. Enumerable.Range(0, Travellers).Select(seat => people[$"{countries[index]}:{seat}"])];
            var arrival = new PlanJourneys(
                travellers, JourneyDirection.Arrival, firstDay.AddDays(index < 8 ? -1 : 0), new TimeOnly(8 + index, 5 * index), "Lianqiao Airport, Terminal 2", Flight(101 + index),
                index % 2 == 0 ? "Lotus Hotel" : "Bridge Hotel", "Liaison officer of the delegation")
            { EventId = eventId };
            await stage.SendAsync(protocol, arrival);
            // Two delegations have not said yet when they leave.
            if (index < 8)
            {
                await stage.SendAsync(protocol, arrival with { Direction = JourneyDirection.Departure, Date = firstDay.AddDays(3), Time = new TimeOnly(9 + index, 30), Flight = Flight(201 + index) });
            }
        }

        var come = await stage.SendAsync(protocol, new ListJourneys(eventId, JourneyDirection.Arrival, On: firstDay.AddDays(-1), PageSize: Domain.Common.Paging.MaxSize));
        await stage.SendAsync(protocol, new ConfirmJourneys([.. come.Items.Select(row => row.Id)]) { EventId = eventId });
    }

    private static string Flight(int number) => string.Create(CultureInfo.InvariantCulture, $"LQ {number}");
}
