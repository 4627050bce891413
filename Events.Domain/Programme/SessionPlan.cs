using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Programme;

/// <summary>What an organiser says of a session. Times are wall clock in the event's zone.</summary>
public abstract record SessionPlan
{
    public required SessionKind Kind { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>The line of the programme it belongs to, such as "Digital economy"; empty for none.</summary>
    public LocalizedText Track { get; init; } = LocalizedText.Empty;

    public SessionAudience Audience { get; init; }

    /// <summary>Languages spoken on the floor, BCP 47.</summary>
    public IReadOnlyList<string> FloorLanguages { get; init; } = [];

    /// <summary>Languages it is interpreted into, BCP 47.</summary>
    public IReadOnlyList<string> InterpretationLanguages { get; init; } = [];

    /// <summary>Seats; null when nobody counts.</summary>
    public int? Capacity { get; init; }

    /// <summary>Null when it takes place nowhere in particular, such as a site visit.</summary>
    public Guid? RoomId { get; init; }

    public required DateOnly StartDate { get; init; }

    public required TimeOnly StartTime { get; init; }

    /// <summary>Another day than <see cref="StartDate" /> for a session past midnight.</summary>
    public required DateOnly EndDate { get; init; }

    public required TimeOnly EndTime { get; init; }

    /// <summary>Pencilled in: takes neither room nor people, and is not released.</summary>
    public bool Draft { get; init; }

    /// <summary>Among sessions that start at the same time, the lower first.</summary>
    public int Order { get; init; }

    /// <summary>In the order they are printed in.</summary>
    public IReadOnlyList<PlannedPerson> People { get; init; } = [];
}

public sealed record PlannedPerson(Guid ParticipationId, SessionRole Role);

/// <summary>The form of a plan; its rules are the session's.</summary>
internal sealed class SessionPlanValidator : AbstractValidator<SessionPlan>
{
    public SessionPlanValidator()
    {
        RuleFor(plan => plan.Title).IsNamed();
        RuleFor(plan => plan.Description).Must(text => text.Texts.Values.All(value => value.Length <= Session.MaxDescriptionLength))
            .WithMessage($"At most {Session.MaxDescriptionLength} characters in each language.");
        RuleFor(plan => plan.Track).IsShort();
        RuleFor(plan => plan.FloorLanguages).Must(languages => languages.Count <= Session.MaxLanguages).WithMessage($"At most {Session.MaxLanguages} languages.");
        RuleForEach(plan => plan.FloorLanguages).IsLanguage();
        RuleFor(plan => plan.InterpretationLanguages).Must(languages => languages.Count <= Session.MaxLanguages).WithMessage($"At most {Session.MaxLanguages} languages.");
        RuleForEach(plan => plan.InterpretationLanguages).IsLanguage();
        RuleFor(plan => plan.Capacity).InclusiveBetween(1, Calendar.Room.MaxCapacity);
        RuleFor(plan => plan.StartTime).Must(IsWholeMinute).WithMessage("Give hours and minutes.");
        RuleFor(plan => plan.EndTime).Must(IsWholeMinute).WithMessage("Give hours and minutes.");
        RuleFor(plan => plan.People).Must(people => people.Count <= Session.MaxPeople).WithMessage($"At most {Session.MaxPeople} people.")
            .Must(people => people.Distinct().Count() == people.Count).WithMessage("Somebody is named twice in the same role.");
        RuleForEach(plan => plan.People).NotNull();
    }

    private static bool IsWholeMinute(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
