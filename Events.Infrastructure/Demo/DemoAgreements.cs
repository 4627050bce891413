using Events.Domain.Common;
using Events.Domain.Projects;
using static Events.Domain.Projects.InstrumentType;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <param name="Parties">Keys of <see cref="DemoOrganisations" />.</param>
internal sealed record DemoAgreement(LocalizedText Title, InstrumentType Instrument, string Sector, IReadOnlyList<string> Parties, params ValueDetails[] Values)
{
    public bool IsUndisclosed { get; init; }

    public ProjectState State { get; init; } = ProjectState.Signed;
}

/// <summary>
/// Twenty-four projects, the signed ones first: 21 in 6 sectors, of them 3 letters of intent and 4 whose value is undisclosed; two that are
/// vetted and one that is proposed.
/// </summary>
internal static class DemoAgreements
{
    private const string Health = "ai-health", Solar = "distributed-pv", Trade = "e-commerce", Farming = "smart-agriculture", Logistics = "logistics", Training = "vocational-training";

    public static readonly IReadOnlyList<DemoAgreement> All =
    [
        new(Text("AI-assisted screening in 40 hospitals", "40家医院人工智能辅助筛查", "Penapisan berbantuan AI di 40 rumah sakit"), Contract, Health, ["medtech", "hospital-id"], Value(ValueKind.Contract, 186_000_000, "CNY")),
        new(Text("Joint laboratory for genomic medicine", "基因组医学联合实验室", "Laboratorium bersama kedokteran genomik"), Agreement, Health, ["university", "clinic-sg"], Value(ValueKind.Grant, 4_500_000, "SGD")),
        new(Text("Telemedicine for island clinics", "海岛诊所远程医疗", "Telemedisin bagi klinik kepulauan"), Loi, Health, ["medtech", "college-ph"], Value(ValueKind.IntendedInvestment, 12_000_000, "USD")),
        new(Text("Rooftop solar for industrial parks in Java", "爪哇产业园屋顶光伏", "Surya atap kawasan industri di Jawa"), Contract, Solar, ["solar", "energy-id"], Value(ValueKind.Contract, 95_000_000, "USD"), Value(ValueKind.Financing, 60_000_000, "USD")),
        new(Text("Mekong delta solar and storage", "湄公河三角洲光伏储能", "Surya dan penyimpanan delta Mekong"), Framework, Solar, ["solar", "solar-vn"], Value(ValueKind.IntendedInvestment, 140_000_000, "USD")),
        new(Text("Solar irrigation pilot in the dry zone", "干旱区光伏灌溉试点", "Percontohan irigasi surya di zona kering"), Mou, Solar, ["solar", "bean-mm"]),
        new(Text("Regional module recycling", "区域光伏组件回收", "Daur ulang modul kawasan"), Agreement, Solar, ["solar", "energy-id", "solar-vn"]) { IsUndisclosed = true },
        new(Text("Lotus Link: small enterprises online", "莲桥通：中小企业上线", "Lotus Link: usaha kecil daring"), Framework, Trade, ["platform", "market-th"], Value(ValueKind.Trade, 1_200_000_000, "CNY")),
        new(Text("Halal food channel", "清真食品频道", "Kanal pangan halal"), Contract, Trade, ["platform", "halal-bn"], Value(ValueKind.Contract, 38_000_000, "CNY")),
        new(Text("Fruit fresh to the city: durian and mangosteen", "鲜果进城：榴莲与山竹", "Buah segar ke kota: durian dan manggis"), Contract, Trade, ["platform", "palm-my"], Value(ValueKind.Contract, 52_000_000, "MYR")),
        new(Text("Creators' market for crafts", "手工艺创作者市集", "Pasar kreator kerajinan"), Loi, Trade, ["platform", "broadcaster"], Value(ValueKind.PurchaseIntent, 45_000_000_000, "IDR")),
        new(Text("Payment links between wallets", "电子钱包互联支付", "Tautan pembayaran antardompet"), Agreement, Trade, ["platform", "chamber"]) { IsUndisclosed = true },
        new(Text("Digital rice fields", "数字稻田", "Sawah digital"), Contract, Farming, ["agritech", "rice-vn"], Value(ValueKind.Contract, 210_000_000_000, "VND")),
        new(Text("Fragrant rice: seed, mill and market", "香米：种子、加工与市场", "Beras wangi: benih, giling, dan pasar"), Agreement, Farming, ["agritech", "rice-kh"], Value(ValueKind.Trade, 30_000_000, "USD"), Value(ValueKind.IntendedInvestment, 8_000_000, "USD")),
        new(Text("Pulses for export", "豆类出口", "Kacang-kacangan untuk ekspor"), Loi, Farming, ["agritech", "bean-mm"], Value(ValueKind.PurchaseIntent, 22_000_000, "CNY")),
        new(Text("Sustainable palm traceability", "可持续棕榈溯源", "Keterlacakan sawit berkelanjutan"), Mou, Farming, ["agritech", "palm-my"]),
        new(Text("Cross-border truck service Lianqiao – Vientiane", "莲桥—万象跨境卡车班列", "Layanan truk lintas batas Lianqiao – Vientiane"), Contract, Logistics, ["logistics", "truck-la"], Value(ValueKind.Contract, 64_000_000, "CNY")),
        new(Text("Cold chain through the Straits", "海峡冷链", "Rantai dingin melalui Selat"), Agreement, Logistics, ["logistics", "port-my"]) { IsUndisclosed = true },
        new(Text("Twin parks, one customs window", "双园一窗通关", "Kawasan kembar, satu jendela pabean"), Framework, Logistics, ["park", "port-my"]) { IsUndisclosed = true },
        new(Text("A hundred trainers for electric vehicles", "百名电动汽车培训师", "Seratus pelatih kendaraan listrik"), Agreement, Training, ["university", "college-th"], Value(ValueKind.Grant, 15_000_000, "THB")),
        new(Text("Joint diploma in mechatronics", "机电一体化联合文凭", "Diploma bersama mekatronika"), Mou, Training, ["university", "college-ph"]),
        new(Text("Shared warehouse in Bandar Seri", "斯里港共享仓库", "Gudang bersama di Bandar Seri"), Mou, Logistics, ["logistics", "halal-bn"], Value(ValueKind.IntendedInvestment, 5_000_000, "USD")) { State = ProjectState.Vetted },
        new(Text("Solar roofs for schools", "校园光伏屋顶", "Atap surya untuk sekolah"), Agreement, Solar, ["solar", "college-ph"], Value(ValueKind.Grant, 2_000_000, "USD")) { State = ProjectState.Vetted },
        new(Text("Open data for river health", "河流健康开放数据", "Data terbuka kesehatan sungai"), Mou, Health, ["university", "truck-la"]) { State = ProjectState.Proposed },
    ];

    private static ValueDetails Value(ValueKind kind, decimal amount, string currency) => new(kind, amount, currency);
}
