using System.Globalization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>
/// Eleven delegations, China and ten members of ASEAN, and twenty people without one. Timor-Leste, a member of ASEAN since 26 October
/// 2025 and so at the forum's date, sends nobody: the eleven are those of ASEAN-China Week, which the demo is measured by.
/// </summary>
internal sealed class DemoPeople
{
    public const int OverflowPlaces = 2;

    /// <summary>Nobody is named twice, and every start from nothing makes the same people.</summary>
    private const int Seed = 20_240_812;

    private static readonly IReadOnlyList<(string Country, string Name, int Size)> delegations =
    [
        ("BN", "Brunei Darussalam", 14), ("KH", "Cambodia", 20), ("CN", "China", 48), ("ID", "Indonesia", 30), ("LA", "Lao PDR", 20), ("MY", "Malaysia", 28), ("MM", "Myanmar", 19),
        ("PH", "the Philippines", 24), ("SG", "Singapore", 24), ("TH", "Thailand", 27), ("VN", "Viet Nam", 27),
    ];

    private static readonly IReadOnlyList<(string Country, LocalizedText Office)> withoutDelegation =
    [
        ("CN", Text("Secretary-General of the Forum", "论坛秘书长", "Sekretaris Jenderal Forum")), ("CN", Text("Head of Protocol", "礼宾处处长", "Kepala Protokol")),
        ("CN", Text("Programme Manager", "议程主管", "Manajer Program")), ("CN", Text("Registration Desk", "注册处", "Meja Registrasi")),
        ("CN", Text("Registration Desk", "注册处", "Meja Registrasi")), ("SG", Text("Press Officer", "新闻官", "Petugas Pers")),
        ("CN", Text("Transport Coordinator", "交通协调员", "Koordinator Transportasi")), ("CN", Text("Driver", "司机", "Pengemudi")),
        ("CN", Text("Driver", "司机", "Pengemudi")), ("MY", Text("Medical Officer", "医务官", "Petugas Medis")),
        ("KZ", Text("Interpreter (Russian)", "俄语口译员", "Juru bahasa Rusia")), ("KZ", Text("Interpreter (Russian)", "俄语口译员", "Juru bahasa Rusia")),
        ("TJ", Text("Interpreter (Russian)", "俄语口译员", "Juru bahasa Rusia")), ("TJ", Text("Translator (Russian)", "俄语翻译", "Penerjemah Rusia")),
        ("VN", Text("Interpreter (Vietnamese)", "越南语口译员", "Juru bahasa Vietnam")), ("TH", Text("Interpreter (Thai)", "泰语口译员", "Juru bahasa Thai")),
        ("LA", Text("Interpreter (Lao)", "老挝语口译员", "Juru bahasa Lao")), ("KH", Text("Interpreter (Khmer)", "高棉语口译员", "Juru bahasa Khmer")),
        ("MM", Text("Interpreter (Burmese)", "缅甸语口译员", "Juru bahasa Burma")), ("ID", Text("Interpreter (Indonesian)", "印尼语口译员", "Juru bahasa Indonesia")),
    ];

    private const int StaffAmongThem = 10;

    private readonly DemoNames names = new(new Random(Seed));
    private readonly Dictionary<string, Guid> seats = [];
    private readonly DemoStage stage;
    private readonly DemoAccounts accounts;
    private readonly Guid eventId;

    private DemoPeople(DemoStage stage, DemoAccounts accounts, Guid eventId) => (this.stage, this.accounts, this.eventId) = (stage, accounts, eventId);

    /// <summary>The participation at a place, such as <c>CN:0</c> for China's head and <c>-:0</c> for the Secretary-General.</summary>
    public Guid this[string seat] => seats[seat];

    public static async Task<DemoPeople> MakeAsync(DemoStage stage, DemoAccounts accounts, Guid eventId)
    {
        var people = new DemoPeople(stage, accounts, eventId);
        var categories = await DemoCategories.MakeAsync(stage, accounts[DemoAccounts.Organiser], eventId);
        foreach (var (country, countryName, size) in delegations)
        {
            await people.NominateAsync(country, countryName, size, categories);
        }

        await people.EmployAsync(categories);
        var states = new DemoStates(stage, accounts, eventId, people.names);
        foreach (var (country, _, size) in delegations)
        {
            await states.DecideAsync(country, [.. Enumerable.Range(0, size).Select(index => people[$"{country}:{index}"])]);
        }

        await states.ApproveAsync([.. withoutDelegation.Select((_, index) => people[$"-:{index}"])], accounts[DemoAccounts.Protocol]);
        await states.DisturbAsync(people["CN:30"], people["CN:31"]);
        await people.PhotographAsync();
        return people;
    }

    private async Task NominateAsync(string country, string countryName, int size, DemoCategories categories)
    {
        var protocol = accounts[DemoAccounts.Protocol];
        var delegationId = await stage.SendAsync(protocol, new RegisterDelegation(DelegationKind.Party, country) { EventId = eventId });
        await stage.SendAsync(protocol, new SetQuotas([new QuotaLimit(categories.Leaders, 2), new QuotaLimit(categories.Delegates, size), new QuotaLimit(categories.Media, 5), new QuotaLimit(null, 3)])
        { EventId = eventId, DelegationId = delegationId });
        var nominator = protocol;
        if (country == "VN")
        {
            await accounts.AssignAsync(eventId, DemoAccounts.FocalPoint, "Demo focal point", EventRole.FocalPoint, delegationId);
            nominator = accounts[DemoAccounts.FocalPoint];
        }

        for (var index = 0; index < size; index++)
        {
            var seat = DemoSeat.At(index, size);
            var name = names.Next(country);
            if (index < 2)
            {
                name = name with { Honorific = name.Honorific is { } courtesy ? $"H.E. {courtesy}" : "H.E." };
            }

            seats.Add($"{country}:{index}", await stage.SendAsync(nominator, new AddMember(
                name, seat.Category(categories), seat.Capacity, seat.Office, string.Format(CultureInfo.InvariantCulture, seat.Organisation, countryName), Email: $"delegation.{country.ToLowerInvariant()}@demo.example", Nationality: country)
            { EventId = eventId, DelegationId = delegationId }));
        }
    }

    private async Task EmployAsync(DemoCategories categories)
    {
        for (var index = 0; index < withoutDelegation.Count; index++)
        {
            var (country, office) = withoutDelegation[index];
            seats.Add($"-:{index}", await stage.SendAsync(accounts[DemoAccounts.Protocol], new AddParticipant(
                index < StaffAmongThem ? categories.Staff : categories.Interpreters, names.Next(country), Office: office, Organisation: "Secretariat of the Lotus Bridge Forum", Nationality: country)
            { EventId = eventId }));
        }
    }

    /// <summary>Of the first four of each delegation; the others show their initials.</summary>
    private async Task PhotographAsync()
    {
        foreach (var seat in delegations.SelectMany(delegation => Enumerable.Range(0, 4).Select(index => $"{delegation.Country}:{index}")))
        {
            using var photo = DemoPhotos.Draw(seat);
            await stage.SendAsync(accounts[DemoAccounts.Protocol], new SetPhoto(eventId, this[seat], photo));
        }
    }
}
