using System.Globalization;
using Events.Domain.Programme;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Events.Infrastructure.Programme;

/// <summary>iCalendar (RFC 5545): times in the event's zone with its rules, ids that stay, the release as the sequence.</summary>
internal sealed class AgendaCalendar : IAgendaCalendar
{
    public string Write(PublishedAgenda agenda)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Events//Agenda//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", agenda.Name);
        calendar.AddProperty("X-WR-TIMEZONE", agenda.Zone);
        var items = agenda.Days.SelectMany(day => day.Items).ToList();
        calendar.AddTimeZone(ZoneOf(agenda.Zone, items.Min(item => item.StartsUtc), items.Max(item => item.EndsUtc)));
        calendar.Events.AddRange(items.Select(item => Entry(agenda, item)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>
    /// The zone's rules around the event. Where clocks do not change, one offset: the library would write a summer time that a country gave up
    /// decades ago as one of every year.
    /// </summary>
    private static VTimeZone ZoneOf(string id, DateTime firstUtc, DateTime lastUtc)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var offset = zone.GetUtcOffset(firstUtc);
        for (var day = firstUtc.AddYears(-1); day <= lastUtc.AddYears(1); day = day.AddDays(7))
        {
            if (zone.GetUtcOffset(day) != offset)
            {
                return VTimeZone.FromDateTimeZone(id, firstUtc.AddYears(-1), includeHistoricalData: false);
            }
        }

        var steady = new VTimeZone(id);
        steady.TimeZoneInfos.Add(new VTimeZoneInfo("STANDARD") { OffsetFrom = new UtcOffset(offset), OffsetTo = new UtcOffset(offset), Start = new CalDateTime(1970, 1, 1, 0, 0, 0) });
        return steady;
    }

    private static CalendarEvent Entry(PublishedAgenda agenda, PublishedItem item) => new()
    {
        Uid = string.Create(CultureInfo.InvariantCulture, $"{item.SessionId:D}@{agenda.EventId:D}"),
        Sequence = (int)agenda.Version,
        DtStamp = new CalDateTime(agenda.IssuedUtc, "UTC", true),
        Start = Local(item.StartsUtc, agenda.Zone),
        End = Local(item.EndsUtc, agenda.Zone),
        Summary = item.Title,
        Location = string.Join(", ", new[] { item.Room, agenda.Place }.Where(part => !string.IsNullOrEmpty(part))),
        Description = Description(item),
        Status = item.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
    };

    private static string? Description(PublishedItem item)
    {
        var lines = new List<string?> { item.Description };
        lines.AddRange(item.People.Select(person => $"{person.Role}: {person.Name}" + (person.Office is null ? "" : $", {person.Office}")));
        lines.AddRange(item.Notes);
        var text = string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
        return text.Length == 0 ? null : text;
    }

    private static CalDateTime Local(DateTime utc, string zone)
    {
        var (date, time) = Domain.Calendar.EventClock.ToLocal(utc, zone);
        return new CalDateTime(date, time, zone);
    }
}
