using Events.Domain.Calendar;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>Who organises the forum and who signs in it; all invented.</summary>
internal static class DemoOrganisations
{
    private static readonly IReadOnlyList<(string Key, string? Country, OrganisationType Type, string English, string Chinese, string Indonesian)> all =
    [
        ("centre", null, OrganisationType.InternationalOrganisation, "Lotus Bridge Cooperation Centre", "莲桥合作中心", "Pusat Kerja Sama Jembatan Teratai"),
        ("city", "CN", OrganisationType.Government, "People's Government of Lianqiao", "莲桥市人民政府", "Pemerintah Rakyat Lianqiao"),
        ("commerce", "CN", OrganisationType.Government, "Lianqiao Commerce Bureau", "莲桥市商务局", "Biro Perdagangan Lianqiao"),
        ("university", "CN", OrganisationType.University, "Lianqiao University of Technology", "莲桥理工大学", "Universitas Teknologi Lianqiao"),
        ("chamber", "SG", OrganisationType.Chamber, "Straits Chamber of Innovation", "海峡创新商会", "Kamar Inovasi Selat"),
        ("broadcaster", "ID", OrganisationType.Media, "Cakrawala Broadcasting", "天际广播公司", "Penyiaran Cakrawala"),
        ("medtech", "CN", OrganisationType.Company, "Qinghe Medical Technology", "清河医疗科技", "Teknologi Medis Qinghe"),
        ("solar", "CN", OrganisationType.Company, "Sunward Photovoltaics", "向日光伏", "Fotovoltaik Sunward"),
        ("platform", "CN", OrganisationType.Company, "Silkway Digital Trade", "丝程数字贸易", "Perdagangan Digital Silkway"),
        ("agritech", "CN", OrganisationType.Company, "Greenfield Agri-Tech", "绿野农业科技", "Agroteknologi Greenfield"),
        ("logistics", "CN", OrganisationType.Company, "Riverport Logistics", "江港物流", "Logistik Riverport"),
        ("park", "CN", OrganisationType.Park, "Lianqiao Industrial Park", "莲桥产业园", "Kawasan Industri Lianqiao"),
        ("hospital-id", "ID", OrganisationType.Company, "Sehat Nusantara Hospitals", "努山达拉医院集团", "Rumah Sakit Sehat Nusantara"),
        ("energy-id", "ID", OrganisationType.Company, "Surya Khatulistiwa Energy", "赤道阳光能源", "Energi Surya Khatulistiwa"),
        ("clinic-sg", "SG", OrganisationType.SmallCompany, "Merlion Genomics", "鱼尾狮基因", "Merlion Genomics"),
        ("palm-my", "MY", OrganisationType.Company, "Titiwangsa Agro Holdings", "蒂蒂旺沙农业控股", "Titiwangsa Agro Holdings"),
        ("port-my", "MY", OrganisationType.Company, "Selat Biru Port Services", "蓝海峡港务", "Jasa Pelabuhan Selat Biru"),
        ("solar-vn", "VN", OrganisationType.Company, "Sông Xanh Energy", "绿河能源", "Energi Sông Xanh"),
        ("rice-vn", "VN", OrganisationType.Company, "Hạt Ngọc Rice Cooperative", "玉粒稻米合作社", "Koperasi Beras Hạt Ngọc"),
        ("college-th", "TH", OrganisationType.University, "Chao Fa Institute of Vocational Education", "昭法职业教育学院", "Institut Vokasi Chao Fa"),
        ("market-th", "TH", OrganisationType.Company, "Talad Thong E-Commerce", "金市电商", "Talad Thong E-Commerce"),
        ("college-ph", "PH", OrganisationType.University, "Bayanihan Polytechnic", "巴亚尼汉理工学院", "Politeknik Bayanihan"),
        ("truck-la", "LA", OrganisationType.Company, "Namkhong Transport", "南孔运输", "Transportasi Namkhong"),
        ("rice-kh", "KH", OrganisationType.Company, "Romduol Foods", "隆都食品", "Pangan Romduol"),
        ("bean-mm", "MM", OrganisationType.Association, "Padauk Growers Association", "紫檀种植者协会", "Asosiasi Petani Padauk"),
        ("halal-bn", "BN", OrganisationType.SmallCompany, "Seri Kenangan Halal Foods", "斯里格纳安清真食品", "Pangan Halal Seri Kenangan"),
    ];

    /// <summary>ISO 3166-1 alpha-2; null for an international organisation.</summary>
    public static string? CountryOf(string key) => all.First(organisation => organisation.Key == key).Country;

    /// <summary>The ids by key.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> MakeAsync(DemoStage stage, DemoAccounts accounts, Guid eventId)
    {
        var organiser = accounts[DemoAccounts.Organiser];
        var ids = new Dictionary<string, Guid>();
        foreach (var (key, country, type, english, chinese, indonesian) in all)
        {
            ids.Add(key, await stage.SendAsync(organiser, new CreateOrganisation(Text(english, chinese, indonesian), type, country)));
        }

        await stage.SendAsync(organiser, new SetEventOrganisations([
            new OrganisationInRole(ids["centre"], OrganisingRole.Host),
            new OrganisationInRole(ids["city"], OrganisingRole.Host),
            new OrganisationInRole(ids["commerce"], OrganisingRole.Organiser),
            new OrganisationInRole(ids["university"], OrganisingRole.Organiser),
            new OrganisationInRole(ids["chamber"], OrganisingRole.CoOrganiser),
            new OrganisationInRole(ids["park"], OrganisingRole.Supporter),
            new OrganisationInRole(ids["broadcaster"], OrganisingRole.Supporter)]) { EventId = eventId });
        return ids;
    }
}
