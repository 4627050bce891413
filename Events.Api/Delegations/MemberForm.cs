using Events.Api.Public;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;

namespace Events.Api.Delegations;

/// <summary>What is typed of a member, as it was typed: whatever is refused comes back in its field.</summary>
public sealed record MemberForm(
    string Honorific, string Latin, string Native, string NativeLanguage, IReadOnlyDictionary<string, string> Office, string Organisation, string Email, string Nationality,
    Guid CategoryId, MemberCapacity Capacity, string Reason)
{
    private const string OfficePrefix = "office.";

    public static MemberForm Empty(Nominations nominations) => new(
        "", "", "", "", new Dictionary<string, string>(), "", "", nominations.Country ?? "", nominations.Categories.Count > 0 ? nominations.Categories[0].Id : Guid.Empty, MemberCapacity.Delegate, "");

    public static MemberForm Of(ParticipationDetails known) => new(
        known.Name.Honorific ?? "", known.Name.Latin, known.Name.Native ?? "", known.Name.NativeLanguage ?? "", known.Office.Texts, known.Organisation ?? "", known.Email ?? "",
        known.Nationality ?? "", known.CategoryId, known.Capacity ?? MemberCapacity.Delegate, "");

    public static MemberForm Read(IFormCollection form) => new(
        form.Text("honorific"), form.Text("latin"), form.Text("native"), form.Text("nativeLanguage"),
        form.Where(field => field.Key.StartsWith(OfficePrefix, StringComparison.Ordinal)).ToDictionary(field => field.Key[OfficePrefix.Length..], field => field.Value.ToString().Trim()),
        form.Text("organisation"), form.Text("email"), form.Text("nationality"),
        Guid.TryParse(form.Text("categoryId"), out var category) ? category : Guid.Empty,
        form.ContainsKey("asOverflow") ? MemberCapacity.Overflow : Enum.TryParse<MemberCapacity>(form.Text("capacity"), out var capacity) && Enum.IsDefined(capacity) ? capacity : MemberCapacity.Delegate,
        form.Text("reason"));

    public PersonName Name => new() { Honorific = OrNull(Honorific), Latin = Latin, Native = OrNull(Native), NativeLanguage = OrNull(Native) is null ? null : OrNull(NativeLanguage) };

    public LocalizedText OfficeText => new(Office.Where(text => text.Value.Length > 0).ToDictionary());

    public string? OrganisationOrNull => OrNull(Organisation);

    public string? EmailOrNull => OrNull(Email);

    public string? NationalityOrNull => OrNull(Nationality);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
