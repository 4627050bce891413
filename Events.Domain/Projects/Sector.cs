using System.Collections.Frozen;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Projects;

/// <summary>A field of cooperation. Two levels: <see cref="Parent" /> is null on the upper one.</summary>
/// <param name="Code">Stable, in kebab-case.</param>
public sealed record Sector(string Code, string? Parent, LocalizedText Name)
{
    public const int MaxCodeLength = 40;

    /// <summary>The shipped catalogue, each upper sector followed by its own.</summary>
    public static readonly IReadOnlyList<Sector> All =
    [
        Upper("health", "Health", "卫生健康", "Kesehatan"),
        Under("health", "ai-health", "AI and health", "人工智能与健康", "AI dan kesehatan"),
        Under("health", "cell-therapy", "Cell-therapy R&D and biotechnology", "细胞治疗研发与生物技术", "Litbang terapi sel dan bioteknologi"),
        Under("health", "traditional-medicine", "Traditional medicine", "传统医药", "Pengobatan tradisional"),
        Upper("energy", "Energy", "能源", "Energi"),
        Under("energy", "new-energy", "New energy", "新能源", "Energi baru"),
        Under("energy", "distributed-pv", "Distributed photovoltaics", "分布式光伏", "Fotovoltaik terdistribusi"),
        Under("energy", "energy-electronics", "Energy electronics", "能源电子", "Elektronika energi"),
        Upper("digital-economy", "Digital economy", "数字经济", "Ekonomi digital"),
        Under("digital-economy", "artificial-intelligence", "Artificial intelligence", "人工智能", "Kecerdasan artifisial"),
        Under("digital-economy", "e-commerce", "E-commerce", "电子商务", "Perdagangan elektronik"),
        Upper("agriculture", "Agriculture", "农业", "Pertanian"),
        Under("agriculture", "smart-agriculture", "Smart agriculture", "智慧农业", "Pertanian cerdas"),
        Under("agriculture", "food", "Food processing", "食品加工", "Pengolahan pangan"),
        Upper("mining", "Mining", "矿业", "Pertambangan"),
        Under("mining", "green-mining", "Green mining", "绿色矿业", "Pertambangan hijau"),
        Upper("transport", "Transport", "交通运输", "Transportasi"),
        Under("transport", "aviation", "Aviation and aerospace", "航空航天", "Penerbangan dan antariksa"),
        Under("transport", "logistics", "Logistics", "物流", "Logistik"),
        Upper("manufacturing", "Manufacturing", "制造业", "Manufaktur"),
        Under("manufacturing", "new-energy-vehicles", "New-energy vehicles", "新能源汽车", "Kendaraan energi baru"),
        Upper("education", "Education", "教育", "Pendidikan"),
        Under("education", "vocational-training", "Vocational training", "职业培训", "Pelatihan vokasi"),
        Upper("culture-tourism", "Culture and tourism", "文化旅游", "Budaya dan pariwisata"),
        Under("culture-tourism", "media", "Media and creative industries", "媒体与创意产业", "Media dan industri kreatif"),
        Upper("finance", "Finance", "金融", "Keuangan"),
        Upper("other", "Other", "其他", "Lainnya"),
    ];

    private static readonly FrozenDictionary<string, Sector> byCode = All.ToFrozenDictionary(sector => sector.Code, StringComparer.Ordinal);

    /// <summary>Null when the catalogue has no such code.</summary>
    public static Sector? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The code itself and the codes under it.</summary>
    public static IReadOnlyList<string> Family(string code) => [.. All.Where(sector => sector.Code == code || sector.Parent == code).Select(sector => sector.Code)];

    private static Sector Upper(string code, string english, string chinese, string indonesian) => new(code, null, Named(english, chinese, indonesian));

    private static Sector Under(string parent, string code, string english, string chinese, string indonesian) => new(code, parent, Named(english, chinese, indonesian));

    private static LocalizedText Named(string english, string chinese, string indonesian) =>
        new(new Dictionary<string, string> { ["en"] = english, ["zh"] = chinese, ["id"] = indonesian });
}

internal static class SectorRules
{
    public static IRuleBuilderOptions<T, string?> IsSector<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => Sector.Find(code) is not null).WithMessage("Give the code of a sector, as listed at /api/sectors.");
}
