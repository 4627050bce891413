using Events.Domain.Accreditation;

namespace Events.Api.Office.Accreditation;

/// <summary>Where an officer is in the queue: who is still to be decided, who is on the screen, and who was loaded ahead.</summary>
internal sealed class QueueWalk
{
    private const int AheadCount = 4;

    private readonly Dictionary<Guid, Nominee> loaded = [];
    private List<Guid> ids = [];
    private int place;
    private int total;

    /// <summary>What the queue was asked for; null before it was.</summary>
    public GetQueue? Asked { get; private set; }

    /// <summary>Of how many an answer is awaited.</summary>
    public int Waiting { get; private set; }

    /// <summary>Of those who match, how many are not decided.</summary>
    public int Left => total;

    /// <summary>Who is on the screen; null while they are loaded, and when nobody is left.</summary>
    public Nominee? Current => place < ids.Count ? loaded.GetValueOrDefault(ids[place]) : null;

    public bool HasBefore => place > 0;

    public bool HasAfter => place < ids.Count - 1;

    public IEnumerable<Nominee> Ahead => ids.Skip(place + 1).Take(AheadCount).Select(id => loaded.GetValueOrDefault(id)).OfType<Nominee>();

    /// <summary>Nobody is shown until the answer is there.</summary>
    public void Ask(GetQueue wanted)
    {
        Asked = wanted;
        ids = [];
        loaded.Clear();
        place = 0;
    }

    public void Open(AccreditationQueue answer) => (ids, place, total, Waiting) = ([.. answer.Ids], 0, answer.Total, answer.Waiting);

    /// <summary>Whom to load: none as long as there is somebody in reserve.</summary>
    public IReadOnlyList<Guid> Missing()
    {
        var wanted = ids.Skip(place).Take(AheadCount + 1).Where(id => !loaded.ContainsKey(id)).ToList();
        return wanted.Count > AheadCount / 2 || Current is null || ids.Count - place <= AheadCount ? wanted : [];
    }

    /// <summary>Those who were asked for and are not there have left the event meanwhile.</summary>
    public void Load(IReadOnlyList<Guid> asked, IReadOnlyList<Nominee> nominees)
    {
        foreach (var nominee in nominees)
        {
            loaded[nominee.Id] = nominee;
        }

        foreach (var gone in asked.Where(id => !loaded.ContainsKey(id)))
        {
            Leave(gone);
        }
    }

    /// <summary>Decided: whoever comes next takes the place, or at the end whoever is before.</summary>
    public void Leave(Guid id)
    {
        var at = ids.IndexOf(id);
        if (at < 0)
        {
            return;
        }

        ids.RemoveAt(at);
        loaded.Remove(id);
        total--;
        place = at < place || place == ids.Count ? Math.Max(0, place - 1) : place;
    }

    /// <summary>Back on the screen, and looked at afresh.</summary>
    public void Return(Guid id)
    {
        loaded.Remove(id);
        var at = ids.IndexOf(id);
        if (at >= 0)
        {
            place = at;
            return;
        }

        ids.Insert(Math.Min(place, ids.Count), id);
        place = Math.Min(place, ids.Count - 1);
        total++;
    }

    public void Step(int step) => place = Math.Clamp(place + step, 0, Math.Max(0, ids.Count - 1));
}
