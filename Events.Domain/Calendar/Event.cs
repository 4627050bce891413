using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>One edition of a series, or an event of its own.</summary>
public sealed class Event : Aggregate
{
    public const int MaxSlugLength = 80;
    public const int MaxCityLength = 120;
    public const int MaxAliases = 20;
    public const int MaxDays = 60;
    public const int MaxLanguages = 20;
    public const int MaxOrganisations = 100;
    public const int MaxOrdinal = 1000;
    public const int MinYear = 1900;
    public const int MaxYear = 2200;

    private readonly List<OrganisationRole> organisations = [];

    private Event()
    {
    }

    public Event(string slug, EventDetails details)
    {
        Slug = slug;
        Change(details);
    }

    /// <summary>In public addresses, such as <c>asean-china-week-2024</c>; unique.</summary>
    public string Slug { get; private init; } = "";

    public Guid? SeriesId { get; private set; }

    /// <summary>The edition's number; unique in its series.</summary>
    public int? Ordinal { get; private set; }

    /// <summary>The edition's year; unique in its series.</summary>
    public int? Year { get; private set; }

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    public LocalizedText Theme { get; private set; } = LocalizedText.Empty;

    /// <summary>Other names it is found and reported by.</summary>
    public List<string> Aliases { get; private set; } = [];

    /// <summary>The first day, in the event's zone.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day, in the event's zone.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>IANA time zone; planned times are wall clock in it, so that "09:00" never moves when a zone rule changes.</summary>
    public string Zone { get; private set; } = "";

    public Guid HostCountryId { get; private set; }

    public LocalizedText City { get; private set; } = LocalizedText.Empty;

    public LocalizedText Venue { get; private set; } = LocalizedText.Empty;

    /// <summary>Languages that its public pages and papers are issued in; the first one is the host's choice.</summary>
    public List<string> Languages { get; private set; } = [];

    public EventStatus Status { get; private set; }

    /// <summary>Name, aliases and theme in all languages, folded.</summary>
    public string Search { get; private set; } = "";

    public IReadOnlyList<OrganisationRole> Organisations => organisations;

    /// <summary>Whether the world may see it: from its first announcement on. One that is cancelled while a draft never was public.</summary>
    public bool IsPublished { get; private set; }

    /// <exception cref="RuleViolation">event-ends-before-it-starts, event-too-long</exception>
    public void Change(EventDetails details)
    {
        if (details.EndsOn < details.StartsOn)
        {
            throw new RuleViolation("event-ends-before-it-starts", "The last day lies before the first one.", "endsOn");
        }

        if (details.EndsOn.DayNumber - details.StartsOn.DayNumber >= MaxDays)
        {
            throw new RuleViolation("event-too-long", $"An event lasts at most {MaxDays} days.", "endsOn");
        }

        if (Zone.Length > 0 && (StartsOn, EndsOn, Zone) != (details.StartsOn, details.EndsOn, details.Zone))
        {
            Raise(new EventRescheduled(Id));
        }

        SeriesId = details.SeriesId;
        Ordinal = details.Ordinal;
        Year = details.Year;
        Name = details.Name;
        Theme = details.Theme;
        Aliases = [.. details.Aliases];
        StartsOn = details.StartsOn;
        EndsOn = details.EndsOn;
        Zone = details.Zone;
        HostCountryId = details.HostCountryId;
        City = details.City;
        Venue = details.Venue;
        Languages = [.. details.Languages];
        Search = Folding.Fold(string.Join(' ', [.. Name.Texts.Values, .. Aliases, .. Theme.Texts.Values]));
    }

    /// <summary>Names the organisations in print order within each role.</summary>
    public void SetOrganisations(IEnumerable<(Guid OrganisationId, OrganisingRole Role)> inOrder)
    {
        organisations.Clear();
        foreach (var (organisationId, role) in inOrder)
        {
            if (organisations.Any(existing => existing.OrganisationId == organisationId && existing.Role == role))
            {
                throw new RuleViolation("organisation-named-twice", "An organisation is named once in each role.", "organisations");
            }

            organisations.Add(new OrganisationRole { OrganisationId = organisationId, Role = role, Order = organisations.Count + 1 });
        }
    }

    /// <summary>Shows the event to the world.</summary>
    public void Announce()
    {
        MoveTo(EventStatus.Announced, EventStatus.Draft, EventStatus.Postponed);
        IsPublished = true;
    }

    public void Postpone() => MoveTo(EventStatus.Postponed, EventStatus.Announced, EventStatus.Live);

    public void Cancel() => MoveTo(EventStatus.Cancelled, EventStatus.Draft, EventStatus.Announced, EventStatus.Postponed, EventStatus.Live);

    public void Open() => MoveTo(EventStatus.Live, EventStatus.Announced);

    public void Close() => MoveTo(EventStatus.Closed, EventStatus.Announced, EventStatus.Live);

    private void MoveTo(EventStatus next, params EventStatus[] from)
    {
        if (!from.Contains(Status))
        {
            throw new RuleViolation("event-status", $"An event that is {Status} cannot become {next}.", "status");
        }

        Status = next;
    }
}

/// <summary>What an organiser says of an event.</summary>
public sealed record EventDetails(
    Guid? SeriesId, int? Ordinal, int? Year, LocalizedText Name, LocalizedText Theme, IReadOnlyList<string> Aliases,
    DateOnly StartsOn, DateOnly EndsOn, string Zone, Guid HostCountryId, LocalizedText City, LocalizedText Venue, IReadOnlyList<string> Languages);

/// <summary>An organisation's place on the ladder of responsibility, with its print order.</summary>
public sealed class OrganisationRole
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid OrganisationId { get; init; }

    public required OrganisingRole Role { get; init; }

    public required int Order { get; init; }
}

/// <summary>The ladder: host, organiser, co-organiser, supporter (主办, 承办, 协办, 支持).</summary>
public enum OrganisingRole
{
    Host,
    Organiser,
    CoOrganiser,
    Supporter,
}

public enum EventStatus
{
    Draft,
    Announced,
    Live,
    Closed,
    Postponed,
    Cancelled,
}
