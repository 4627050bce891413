using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;
using Events.Domain.Common;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>The bands of the badges.</summary>
internal sealed record DemoCategories(Guid Leaders, Guid Delegates, Guid Business, Guid Research, Guid Media, Guid Staff, Guid Interpreters)
{
    public static async Task<DemoCategories> MakeAsync(DemoStage stage, Guid organiser, Guid eventId)
    {
        async Task<Guid> AddAsync(LocalizedText name, string letter, string colour, int order, BandPattern pattern, BuiltInDesign design, params string[] zones)
        {
            var id = await stage.SendAsync(organiser, new AddCategory(name, letter, colour, zones, order) { EventId = eventId });
            await stage.SendAsync(organiser, new ChooseCategoryBadge(design.Id, pattern, []) { EventId = eventId, CategoryId = id });
            return id;
        }

        return new DemoCategories(
            await AddAsync(Text("Leader", "团长", "Pimpinan"), "L", "#8E1B3A", 1, BandPattern.Plain, BuiltInDesigns.Delegation, "P", "C", "D", "V"),
            await AddAsync(Text("Delegate", "代表", "Delegasi"), "D", "#1D4E89", 2, BandPattern.Slanted, BuiltInDesigns.Delegation, "P", "C", "D"),
            await AddAsync(Text("Business", "企业", "Bisnis"), "B", "#2E6F40", 3, BandPattern.Dots, BuiltInDesigns.Delegation, "P", "C"),
            await AddAsync(Text("Research", "学者学生", "Peneliti"), "R", "#6A4C93", 4, BandPattern.Chevrons, BuiltInDesigns.Delegation, "P", "C"),
            await AddAsync(Text("Media", "媒体", "Media"), "M", "#B35900", 5, BandPattern.Crosses, BuiltInDesigns.Media, "P", "M"),
            await AddAsync(Text("Staff", "工作人员", "Panitia"), "S", "#455A64", 6, BandPattern.Checks, BuiltInDesigns.Staff, "P", "C", "D", "O"),
            await AddAsync(Text("Interpreter", "口译员", "Juru bahasa"), "I", "#00695C", 7, BandPattern.Level, BuiltInDesigns.Staff, "P", "C", "D", "O"));
    }
}
