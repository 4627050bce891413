using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;

namespace Events.Api.Office.Programme;

/// <summary>A day of the programme drawn to scale: a column for each room, and each session where it stands in it.</summary>
public sealed class DayPlan
{
    /// <summary>Minutes that a session is moved by.</summary>
    public const int Step = 15;
    public const int MinutesOfDay = 24 * 60;

    private static readonly TimeSpan earliest = TimeSpan.FromHours(8), latest = TimeSpan.FromHours(18);

    public DayPlan(DateOnly day, IReadOnlyList<RoomRow> rooms, IReadOnlyList<SessionRow> sessions)
    {
        Day = day;
        var starts = sessions.Select(session => session.StartTime.ToTimeSpan()).DefaultIfEmpty(earliest).Min();
        var ends = sessions.Select(session => TimeSpan.FromMinutes(EndOf(session))).DefaultIfEmpty(latest).Max();
        From = (int)Math.Floor(Math.Min(starts.TotalHours, earliest.TotalHours)) * 60;
        Until = Math.Min((int)Math.Ceiling(Math.Max(ends.TotalHours, latest.TotalHours)) * 60, MinutesOfDay);
        Columns =
        [
            .. rooms.Select(room => new PlanColumn(room.Id, room.Name, Place(sessions.Where(session => session.RoomId == room.Id)))),
            new PlanColumn(null, null, Place(sessions.Where(session => session.RoomId is null))),
        ];
    }

    public DateOnly Day { get; }

    /// <summary>Minutes after midnight; a full hour.</summary>
    public int From { get; }

    /// <summary>Minutes after midnight; a full hour.</summary>
    public int Until { get; }

    public IReadOnlyList<PlanColumn> Columns { get; }

    /// <summary>Minutes after midnight of the first day; the whole rest of it for what goes on into the next.</summary>
    private static int EndOf(SessionRow session) => session.EndDate > session.StartDate ? MinutesOfDay : Minutes(session.EndTime);

    private static int Minutes(TimeOnly time) => (int)time.ToTimeSpan().TotalMinutes;

    /// <summary>Side by side where two meet: drafts hold no room, and nowhere in particular is large.</summary>
    private static List<PlanBlock> Place(IEnumerable<SessionRow> sessions)
    {
        var blocks = new List<PlanBlock>();
        var cluster = new List<(SessionRow Session, int Lane)>();
        var ends = new List<int>();
        foreach (var session in sessions.OrderBy(session => session.StartsUtc).ThenBy(session => session.Order))
        {
            var start = Minutes(session.StartTime);
            if (ends.TrueForAll(end => end <= start))
            {
                Flush();
            }

            var lane = ends.FindIndex(end => end <= start);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(0);
            }

            ends[lane] = EndOf(session);
            cluster.Add((session, lane));
        }

        Flush();
        return blocks;

        void Flush()
        {
            blocks.AddRange(cluster.Select(placed => new PlanBlock(placed.Session, Minutes(placed.Session.StartTime), EndOf(placed.Session), placed.Lane, ends.Count)));
            cluster.Clear();
            ends.Clear();
        }
    }
}

/// <param name="RoomId">Null for what takes place nowhere in particular.</param>
public sealed record PlanColumn(Guid? RoomId, LocalizedText? Room, IReadOnlyList<PlanBlock> Blocks);

/// <param name="From">Minutes after midnight.</param>
/// <param name="Until">Minutes after midnight.</param>
/// <param name="Lane">From 0, of <paramref name="Lanes" /> beside each other.</param>
public sealed record PlanBlock(SessionRow Session, int From, int Until, int Lane, int Lanes)
{
    /// <summary>What went on past midnight is moved by its form.</summary>
    public bool IsMovable => Session.State is not SessionState.Cancelled && Session.EndDate == Session.StartDate;
}
