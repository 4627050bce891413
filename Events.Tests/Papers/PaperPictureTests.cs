using Events.Domain.Papers;
using Events.Domain.Programme;
using Events.Infrastructure.Documents;
using Events.Tests.Documents;

namespace Events.Tests.Papers;

/// <summary>A page of every kind, and the hard names in full, beside pictures that were looked at.</summary>
public sealed class PaperPictureTests
{
    // Much of a page is white: a line elsewhere changes more than this.
    private const double MostOthers = 0.001;

    private static readonly AgendaDocument english = new(
        "en", "Forum on Emerging Industries 2027", "Shared growth", "12–14 August 2027", "Lotus Conference Centre, Changzhi, China", "All times: Asia/Shanghai (UTC+08:00)",
        "Version 2, issued 10 Aug 2027 16:30 (UTC+08:00)", "Page {0} of {1}",
        [
            new("Thursday, 12 August 2027",
            [
                new("09:00–10:30", "Great Hall", "Opening ceremony", "Languages: English, 中文 · Interpretation: ລາວ, ខ្មែរ, မြန်မာ", false,
                    [new("Chair", "H.E. Ms. CHEN Jingyi", "Vice Minister of Industry, China"), new("Speaker", "H.E. Mr. Somsamay VONGPHACHANH", "Vice Minister of Industry and Commerce, Lao PDR")]),
                new("11:00–12:30", "Hall 2", "New energy along the rivers", "Cancelled", true, []),
                new("14:00–15:00", null, "Closed", null, false, []),
            ]),
            new("Friday, 13 August 2027", [new("09:00–10:00", "Hall 2", "Signing of cooperation projects", "By invitation", false, [])]),
        ])
    {
        Latest = new("Latest version: forum.example.org/e/forum/agenda", "https://forum.example.org/e/forum/agenda"),
        Changes = new("Changed since version 1", ["Cancelled: Thu, 12 Aug 11:00–12:30, New energy along the rivers", "Other room: Fri, 13 Aug 09:00–10:00, Signing of cooperation projects, from Great Hall to Hall 2"]),
    };

    private static readonly AgendaDocument chinese = english with
    {
        Language = "zh",
        EventName = "2027新兴产业论坛",
        Theme = "共同增长",
        Dates = "2027年8月12日至14日",
        Place = "莲花会议中心, 长治, 中国",
        Zone = "时间均为 Asia/Shanghai (UTC+08:00)",
        Latest = new("最新版本：forum.example.org/e/forum/agenda", "https://forum.example.org/e/forum/agenda"),
        Changes = new("自第 1 版以来的变更", ["取消：8月12日 周四 11:00–12:30，沿江新能源", "更换会场：8月13日 周五 09:00–10:00，合作项目签约，由大会堂改为二号厅"]),
        Days =
        [
            new("2027年8月12日 星期四",
            [
                new("09:00–10:30", "大会堂", "开幕式", "语言：English, 中文 · 口译：ລາວ, ខ្មែរ, မြန်မာ", false,
                    [new("主席", "陈静怡 (H.E. Ms. CHEN Jingyi)", "中国工业部副部长"), new("发言人", "H.E. Mr. Somsamay VONGPHACHANH", "老挝工业贸易部副部长")]),
                new("11:00–12:30", "二号厅", "沿江新能源", "已取消", true, []),
                new("14:00–15:00", null, "闭门", null, false, []),
            ]),
            new("2027年8月13日 星期五", [new("09:00–10:00", "二号厅", "合作项目签约", "凭邀请出席", false, [])]),
        ],
    };

    public static TheoryData<string> Kinds => ["agenda", "agenda-two-columns", "list", "door-sign", "nameplate", "hard-names"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_page_looks_as_it_was_approved(string kind) => await ApprovedPicture.ShouldStillBeAsync("Papers", kind, await DrawAsync(kind), MostOthers);

    private static Task<byte[]> DrawAsync(string kind)
    {
        var (agendas, papers, plates) = (new AgendaPdf(Paper.Fonts, Paper.Flags), new PaperPdf(Paper.Fonts, Paper.Flags), new NameplatePdf(Paper.Fonts, Paper.Flags));
        PaperColumn[] people = [new("Name", 5), new("Office and organisation", 6), new("Capacity", 3)];
        return kind switch
        {
            "agenda" => agendas.DrawAsync(english, CancellationToken.None),
            "agenda-two-columns" => agendas.DrawAsync(english with { Second = chinese }, CancellationToken.None),
            "list" => papers.DrawAsync(
                Of("List of participants",
                [
                    new("Cambodia", "KH", null, people, [Person("H.E. UM Bopha", "អ៊ុំ បុប្ផា", "Head of delegation"), Person("Mr. CHAN Sokhom", "ចាន់ សុខុម", "Delegate")]),
                    new("Myanmar", "MM", null, people, [Person("H.E. U Zaw Kyaw Win", "ဇော်ကျော်ဝင်း", "Head of delegation")]),
                    new("Brunei Darussalam", "BN", null, people, [Person("H.E. Pengiran Haji Mohamad Yusof", "ڤڠيرن حاج محمد يوسف", "Head of delegation")]),
                ]),
                CancellationToken.None),
            "door-sign" => papers.DrawAsync(
                Of("Door signs", [new("Great Hall", null, "Thursday, 12 August 2027", [new(null, 2), new(null, 5)], [new([new("09:00–10:30"), new("Opening ceremony")]), new([new("11:00–12:30"), new("New energy along the rivers", Quiet: "Cancelled")], true)])]) with { IsSign = true },
                CancellationToken.None),
            "nameplate" => plates.DrawAsync(new("plates.pdf", "Forum", [new("ສົມສະໄໝ ວົງພະຈັນ", "Somsamay VONGPHACHANH", "Lao PDR", "LA")]), CancellationToken.None),
            _ => papers.DrawAsync(
                Of("Hard names", [new("As lists bring them", null, null, [new(null, 1), new(null, 1), new(null, 1)], [.. HardName.All.Chunk(3).Select(row => new PaperRow([.. row.Select(name => new PaperCell(name.Text, Quiet: name.What))]))])]),
                CancellationToken.None),
        };
    }

    private static PaperDocument Of(string title, IReadOnlyList<PaperSection> sections) => new("paper.pdf", "en", "Forum on Emerging Industries 2027", title, "12–14 August 2027 · Changzhi", "As of 10 Aug 2027 16:30", "Page {0} of {1}", sections);

    private static PaperRow Person(string latin, string native, string capacity) => new([new(latin, native), new(Plain: "Minister of Trade and Innovation", Quiet: "Ministry of Trade and Innovation"), new(Plain: capacity)]);
}
