using System.Globalization;
using Events.Api.Shared;
using Events.Domain.Journeys;

namespace Events.Api.Office.Delegations;

/// <summary>A journey in a line.</summary>
internal static class JourneyWords
{
    /// <summary>"Sun 11 Aug 09:30 · LQ 101 · Lianqiao Airport".</summary>
    public static string Of(IJourneyPlan journey, Words words) =>
        string.Join(" · ", new[] { $"{words.ShortDay(journey.Date)} {Time(journey)}".TrimEnd(), journey.Flight, journey.Port, journey.Hotel }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"09:30"; empty while only the day is known.</summary>
    public static string Time(IJourneyPlan journey) => journey.Time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Confirmed(JourneyDirection direction, Words words) => words[$"Confirmed_{direction}"];
}
