using Events.Domain.Common;
using Events.Domain.Delegations;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>What the member at a place of a delegation is: category, capacity, office and organisation.</summary>
/// <param name="Organisation">With {0} where the country's name stands.</param>
internal sealed record DemoSeat(Func<DemoCategories, Guid> Category, MemberCapacity Capacity, LocalizedText Office, string Organisation)
{
    private static readonly DemoSeat head = new(all => all.Leaders, MemberCapacity.Head,
        Text("Minister of Trade and Innovation", "贸易与创新部部长", "Menteri Perdagangan dan Inovasi"), "Ministry of Trade and Innovation, {0}");

    private static readonly DemoSeat alternateHead = new(all => all.Leaders, MemberCapacity.AlternateHead,
        Text("Ambassador", "大使", "Duta Besar"), "Embassy of {0}");

    private static readonly DemoSeat overflow = new(all => all.Delegates, MemberCapacity.Overflow,
        Text("Protocol Assistant", "礼宾助理", "Asisten Protokol"), "Ministry of Trade and Innovation, {0}");

    private static readonly IReadOnlyList<DemoSeat> others =
    [
        new(all => all.Delegates, MemberCapacity.Delegate, Text("Director-General for Regional Cooperation", "区域合作司司长", "Direktur Jenderal Kerja Sama Kawasan"), "Ministry of Trade and Innovation, {0}"),
        new(all => all.Delegates, MemberCapacity.Delegate, Text("Deputy Director-General for the Digital Economy", "数字经济司副司长", "Wakil Direktur Jenderal Ekonomi Digital"), "Ministry of Trade and Innovation, {0}"),
        new(all => all.Business, MemberCapacity.Delegate, Text("President", "会长", "Ketua"), "Council of Enterprises, {0}"),
        new(all => all.Research, MemberCapacity.Adviser, Text("Professor of Regional Economics", "区域经济学教授", "Guru Besar Ekonomi Kawasan"), "Institute of Neighbourhood Studies, {0}"),
        new(all => all.Delegates, MemberCapacity.Alternate, Text("Counsellor (Economic Affairs)", "经济参赞", "Konselor Bidang Ekonomi"), "Embassy of {0}"),
        new(all => all.Delegates, MemberCapacity.Adviser, Text("Adviser to the Minister", "部长顾问", "Penasihat Menteri"), "Ministry of Trade and Innovation, {0}"),
        new(all => all.Business, MemberCapacity.Delegate, Text("Chief Executive Officer", "首席执行官", "Direktur Utama"), "Horizon Green Energy ({0})"),
        new(all => all.Research, MemberCapacity.Observer, Text("Doctoral Researcher", "博士研究生", "Peneliti Doktoral"), "Open School of Commerce, {0}"),
        new(all => all.Media, MemberCapacity.Observer, Text("Correspondent", "记者", "Koresponden"), "Channel One, {0}"),
        new(all => all.Delegates, MemberCapacity.Delegate, Text("Second Secretary", "二等秘书", "Sekretaris Kedua"), "Embassy of {0}"),
        new(all => all.Business, MemberCapacity.Delegate, Text("Head of Export Development and International Partnerships", "出口发展与国际合作主管", "Kepala Pengembangan Ekspor dan Kemitraan Internasional"), "Agency for Small and Medium Enterprises, {0}"),
        new(all => all.Research, MemberCapacity.Observer, Text("Student Delegate", "学生代表", "Delegasi Mahasiswa"), "Open School of Commerce, {0}"),
        new(all => all.Business, MemberCapacity.Delegate, Text("Founder", "创始人", "Pendiri"), "Cloudbridge Software ({0})"),
    ];

    /// <summary>The head first, the overflow last.</summary>
    public static DemoSeat At(int index, int size) => index switch
    {
        0 => head,
        1 => alternateHead,
        _ when index >= size - DemoPeople.OverflowPlaces => overflow,
        _ => others[(index - 2) % others.Count],
    };
}
