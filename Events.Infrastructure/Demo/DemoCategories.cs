using Events.Domain.Calendar;
using Events.Domain.Common;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>The bands of the badges.</summary>
internal sealed record DemoCategories(Guid Leaders, Guid Delegates, Guid Business, Guid Research, Guid Media, Guid Staff, Guid Interpreters)
{
    public static async Task<DemoCategories> MakeAsync(DemoStage stage, Guid organiser, Guid eventId)
    {
        Task<Guid> AddAsync(LocalizedText name, string letter, string colour, int order, params string[] zones) =>
            stage.SendAsync(organiser, new AddCategory(name, letter, colour, zones, order) { EventId = eventId });
        return new DemoCategories(
            await AddAsync(Text("Leader", "团长", "Pimpinan"), "L", "#8E1B3A", 1, "P", "C", "D", "V"),
            await AddAsync(Text("Delegate", "代表", "Delegasi"), "D", "#1D4E89", 2, "P", "C", "D"),
            await AddAsync(Text("Business", "企业", "Bisnis"), "B", "#2E6F40", 3, "P", "C"),
            await AddAsync(Text("Research", "学者学生", "Peneliti"), "R", "#6A4C93", 4, "P", "C"),
            await AddAsync(Text("Media", "媒体", "Media"), "M", "#B35900", 5, "P", "M"),
            await AddAsync(Text("Staff", "工作人员", "Panitia"), "S", "#455A64", 6, "P", "C", "D", "O"),
            await AddAsync(Text("Interpreter", "口译员", "Juru bahasa"), "I", "#00695C", 7, "P", "C", "D", "O"));
    }
}
