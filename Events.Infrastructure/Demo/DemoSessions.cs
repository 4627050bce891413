using Events.Domain.Common;
using Events.Domain.Programme;
using static Events.Domain.Programme.SessionKind;
using static Events.Domain.Programme.SessionRole;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <param name="Day">From 1.</param>
/// <param name="Room">Its letter; null for none.</param>
internal sealed record DemoSession(int Day, string From, string To, char? Room, SessionKind Kind, LocalizedText Title, params (SessionRole Role, string Seat)[] People)
{
    public SessionAudience Audience { get; init; }

    public LocalizedText? Track { get; init; }

    public bool WillBeCancelled { get; init; }
}

/// <summary>Three days with every kind of session. Seats are those of <see cref="DemoPeople" />.</summary>
internal static class DemoSessions
{
    private static readonly LocalizedText digital = Text("Digital economy", "数字经济", "Ekonomi digital");
    private static readonly LocalizedText green = Text("Green growth", "绿色增长", "Pertumbuhan hijau");
    private static readonly LocalizedText exchange = Text("People to people", "人文交流", "Antarmasyarakat");

    public static readonly IReadOnlyList<DemoSession> All =
    [
        new(1, "09:00", "10:00", 'L', Opening, Text("Opening ceremony", "开幕式", "Upacara pembukaan"), (Host, "-:0"), (Speaker, "CN:0"), (Speaker, "LA:0"), (Speaker, "ID:0")),
        new(1, "10:00", "10:20", 'L', PhotoCall, Text("Family photo of the heads of delegation", "各代表团团长合影", "Foto bersama ketua delegasi")),
        new(1, "10:30", "12:00", 'L', Plenary, Text("Plenary I: Prosperity through innovation", "全体会议一：以创新促繁荣", "Sidang pleno I: Sejahtera melalui inovasi"),
            (Moderator, "CN:5"), (Keynote, "SG:0"), (Panellist, "TH:0"), (Panellist, "VN:0"), (Panellist, "MY:0")),
        new(1, "12:00", "13:30", 'J', Meal, Text("Ministerial working luncheon", "部长级工作午餐", "Jamuan siang tingkat menteri"), (Host, "CN:0")) { Audience = SessionAudience.Restricted },
        new(1, "13:30", "14:15", 'J', Bilateral, Text("Bilateral meeting China – Cambodia", "中柬双边会晤", "Pertemuan bilateral Tiongkok – Kamboja"), (Chair, "CN:0"), (CoChair, "KH:0"))
        { Audience = SessionAudience.Closed },
        new(1, "13:30", "15:00", 'A', SubForum, Text("Cross-border e-commerce for small enterprises", "中小企业跨境电商", "Niaga elektronik lintas batas bagi usaha kecil"),
            (Chair, "SG:2"), (Moderator, "TH:5"), (Panellist, "ID:4"), (Panellist, "TH:8"), (Panellist, "VN:8")) { Track = digital },
        new(1, "13:30", "15:00", 'B', SubForum, Text("Distributed solar power and regional grids", "分布式光伏与区域电网", "Tenaga surya terdistribusi dan jaringan kawasan"),
            (Chair, "VN:2"), (Panellist, "MY:8"), (Panellist, "ID:8"), (Panellist, "LA:2")) { Track = green },
        new(1, "15:15", "16:45", 'A', SubForum, Text("Smart agriculture and food security", "智慧农业与粮食安全", "Pertanian cerdas dan ketahanan pangan"),
            (Chair, "KH:2"), (Speaker, "PH:5"), (Panellist, "MM:4"), (Panellist, "TH:4")) { Track = green },
        new(1, "15:15", "16:45", 'B', SubForum, Text("Artificial intelligence in public health", "人工智能与公共卫生", "Kecerdasan artifisial dalam kesehatan masyarakat"),
            (Chair, "ID:2"), (Speaker, "SG:5"), (Panellist, "CN:8"), (Panellist, "BN:4")) { Track = digital },
        new(1, "15:15", "16:00", 'J', Press, Text("Press briefing", "新闻发布会", "Jumpa pers"), (Host, "-:0"), (Speaker, "CN:2")) { Audience = SessionAudience.Restricted },
        new(1, "17:00", "17:30", 'L', Launch, Text("Launch of the Lotus Link demand platform", "“莲桥通”需求平台发布", "Peluncuran platform permintaan Lotus Link"), (Host, "-:0"), (Speaker, "CN:3"), (Speaker, "SG:3")) { Track = digital },
        new(1, "19:00", "21:00", 'L', Meal, Text("Welcome reception", "欢迎招待会", "Resepsi selamat datang"), (Host, "CN:1")),
        new(2, "09:00", "10:30", 'L', Plenary, Text("Plenary II: Neighbours meeting neighbours", "全体会议二：邻里相知", "Sidang pleno II: Bertetangga saling mengenal"),
            (Moderator, "TH:5"), (Keynote, "PH:0"), (Speaker, "KH:0"), (Speaker, "MM:0"), (Speaker, "BN:0")) { Track = exchange },
        new(2, "10:45", "12:15", 'A', SubForum, Text("Corridors, ports and cold chains", "走廊、港口与冷链", "Koridor, pelabuhan, dan rantai dingin"),
            (Chair, "LA:2"), (Panellist, "LA:4"), (Panellist, "MY:4"), (Panellist, "TH:2")) { Track = green },
        new(2, "10:45", "12:15", 'B', SubForum, Text("Vocational training for new industries", "面向新产业的职业培训", "Pelatihan vokasi untuk industri baru"),
            (Chair, "PH:2"), (Panellist, "VN:5"), (Panellist, "CN:5"), (Panellist, "MM:2")) { Track = exchange },
        new(2, "10:45", "12:15", 'L', SessionKind.Stream, Text("Young voices, live", "青年之声（直播）", "Suara muda, siaran langsung"), (Moderator, "SG:9"), (Panellist, "VN:9"), (Panellist, "ID:9"), (Panellist, "KH:9")) { Track = exchange },
        new(2, "12:15", "13:30", 'L', Meal, Text("Networking lunch", "交流午餐", "Makan siang bersama")),
        new(2, "14:00", "15:30", 'L', Signing, Text("Signing ceremony", "签约仪式", "Upacara penandatanganan"), (Host, "-:0"), (Witness, "CN:0"), (Witness, "ID:0"), (Witness, "VN:0"), (Witness, "LA:0")),
        new(2, "15:45", "17:15", 'A', Exhibition, Text("Opening of the exhibition of cooperation", "合作成果展开幕", "Pembukaan pameran kerja sama"), (Speaker, "CN:4"), (Speaker, "MY:1")) { Track = exchange },
        new(2, "15:45", "17:15", 'B', SubForum, Text("Rules, standards and mutual recognition", "规则、标准与互认", "Aturan, standar, dan saling pengakuan"),
            (Chair, "MY:2"), (Panellist, "BN:2"), (Panellist, "SG:6"), (Panellist, "TH:7")) { Track = digital },
        new(2, "20:00", "22:00", 'L', SessionKind.Stream, Text("Film evening: Rivers without borders", "电影之夜：江河无界", "Malam film: Sungai tanpa batas")) { Track = exchange, WillBeCancelled = true },
        new(3, "08:30", "11:30", null, SiteVisit, Text("Visit to the Lianqiao Industrial Park", "参观莲桥产业园", "Kunjungan ke Kawasan Industri Lianqiao"), (Host, "CN:7")) { Track = green },
        new(3, "09:30", "11:00", 'A', SubForum, Text("Universities as bridges", "大学为桥", "Universitas sebagai jembatan"), (Chair, "BN:5"), (Speaker, "LA:5"), (Panellist, "KH:5"), (Panellist, "PH:9")) { Track = exchange },
        new(3, "13:30", "14:30", 'L', Plenary, Text("Plenary III: Summary of the Chair", "全体会议三：主席总结", "Sidang pleno III: Ringkasan Ketua"), (Chair, "CN:0"), (Rapporteur, "SG:2")),
        new(3, "14:30", "15:30", 'L', Closing, Text("Closing ceremony", "闭幕式", "Upacara penutupan"), (Host, "-:0"), (Speaker, "CN:0"), (Speaker, "PH:1")),
    ];
}
