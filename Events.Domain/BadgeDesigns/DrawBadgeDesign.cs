using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.BadgeDesigns;

/// <summary>A design as it would print, with somebody invented on it; whether or not it is saved.</summary>
/// <param name="Language">BCP 47, of the words on the badge.</param>
[ForRoles(EventRole.Organiser)]
public sealed record DrawBadgeDesign(BadgePlan Plan, BadgeSample Sample = BadgeSample.Usual, string Language = LocalizedText.English) : IQuery<byte[]>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<DrawBadgeDesign>
    {
        public Validator()
        {
            RuleFor(drawing => drawing.Plan).NotNull().SetValidator(new BadgePlanRules.Validator());
            RuleFor(drawing => drawing.Sample).IsInEnum();
            RuleFor(drawing => drawing.Language).IsLanguage();
        }
    }

    internal sealed class Handler(IEventsDb db, IBadgePicture picture) : IRequestHandler<DrawBadgeDesign, byte[]>
    {
        public Task<byte[]> Handle(DrawBadgeDesign query, CancellationToken cancellationToken) =>
            db.DrawSampleAsync(picture, query.EventId, query.Plan, query.Sample, query.Language, cancellationToken);
    }
}

/// <summary>Whose badge a design is tried with.</summary>
public enum BadgeSample
{
    Usual,

    /// <summary>Names and offices as long as they get.</summary>
    Long,

    /// <summary>A name in a script of the region.</summary>
    Script,
}

internal static class BadgeSamples
{
    /// <summary>With the days and the first category of the event.</summary>
    public static async Task<byte[]> DrawSampleAsync(this IEventsDb db, IBadgePicture picture, Guid eventId, BadgePlan plan, BadgeSample sample, string language, CancellationToken cancellationToken)
    {
        var days = await db.Events.Where(edition => edition.Id == eventId).Select(edition => new { edition.StartsOn, edition.EndsOn }).SingleAsync(cancellationToken);
        var category = await db.Categories.AsNoTracking().Where(category => category.EventId == eventId).OrderBy(category => category.Order).FirstOrDefaultAsync(cancellationToken);
        var face = Of(sample, category?.Name.In(language), category) with
        {
            Plan = plan,
            Pattern = category?.Pattern ?? BandPattern.Plain,
            Days = BadgeFaces.DaysOf(days.StartsOn, days.EndsOn, category?.ValidOn ?? []),
        };
        return await picture.DrawAsync(await db.SheetOfAsync(eventId, language, [face], cancellationToken), cancellationToken);
    }

    /// <param name="word">Of the category; null where the event has none yet.</param>
    public static BadgeFace Of(BadgeSample sample, string? word, Category? category)
    {
        var (native, latin, office, organisation, code, country) = sample switch
        {
            BadgeSample.Long => ("เกียรติศักดิ์ปรัชญาภรณ์ สุวรรณภูมิ ณ อยุธยา", "His Royal Highness Prince Iskandar Zulkarnain ibni Almarhum Sultan Omar Saifuddin Sa'adul Khairi Waddien II",
                "Deputy Director-General for International Economic Cooperation and Regional Integration", "Ministry of Industry, Digital Economy, Science and Technology", "BN", "Brunei Darussalam"),
            BadgeSample.Script => ("ສົມສະໄໝ ວົງພະຈັນ", "Somsamay VONGPHACHANH", "Vice Minister", "Ministry of Industry and Commerce", "LA", "Lao PDR"),
            _ => ((string?)"陈静怡", "Ms. CHEN Jingyi", "Director of International Cooperation", "Ministry of Industry", "CN", "China"),
        };
        return new BadgeFace(
            Guid.Empty, "0000-0000", "PREVIEW", native, latin, office, organisation, code, country, "Head of delegation", true, word ?? "Delegate", category?.Letter ?? "D",
            category?.Colour ?? "#1D4E89", category?.Zones ?? ["P", "C", "D"], null, "VC");
    }
}
