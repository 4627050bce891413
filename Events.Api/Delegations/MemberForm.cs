using Events.Api.Public;
using Events.Api.Shared;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;

namespace Events.Api.Delegations;

/// <summary>What is typed of a member, as it was typed: whatever is refused comes back in its field.</summary>
public sealed record MemberForm(
    string Honorific, string Latin, string Native, string NativeLanguage, IReadOnlyDictionary<string, string> Office, string Organisation, string Email, string Nationality,
    Guid CategoryId, MemberCapacity Capacity, string Reason, bool IsAnother = false)
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
        form.Text("reason"), form.ContainsKey("another"));

    /// <summary>
    /// What a person would ask back about: letters that a badge cannot be read by, a native name of no language, the same name a second time.
    /// Null when nothing is odd. Lists that are imported may say such things; whoever types is asked.
    /// </summary>
    /// <param name="nominations">The delegation that a new person is added to; null where nobody is.</param>
    public IReadOnlyDictionary<string, string>? Doubts(Words words, Nominations? nominations = null)
    {
        var doubts = new Dictionary<string, string>();
        if (Latin.Any(letter => char.IsLetter(letter) && !IsLatin(letter)))
        {
            doubts["latin"] = words["NotLatin"];
        }
        else if (!IsAnother && nominations?.Members.Any(member => Folding.Fold(member.Name.Latin) == Folding.Fold(Latin)) is true)
        {
            doubts[SameName] = doubts["latin"] = words.Format("SameName", Latin);
        }

        if (Native.Length > 0 && NativeLanguage.Length == 0)
        {
            doubts["nativeLanguage"] = words["NativeLanguageMissing"];
        }

        return doubts.Count > 0 ? doubts : null;
    }

    /// <summary>The key of the doubt that saving once more removes.</summary>
    public const string SameName = "sameName";

    // Letters of the Latin script, those of Viet Nam and modifiers such as the okina among them.
    private static bool IsLatin(char letter) => letter is < '\u0300' or >= '\u1D00' and <= '\u1EFF' or >= '\u2C60' and <= '\u2C7F' or >= '\uA720' and <= '\uA7FF' or >= '\uFF21' and <= '\uFF5A';

    public PersonName Name => new() { Honorific = OrNull(Honorific), Latin = Latin, Native = OrNull(Native), NativeLanguage = OrNull(Native) is null ? null : OrNull(NativeLanguage) };

    public LocalizedText OfficeText => new(Office.Where(text => text.Value.Length > 0).ToDictionary());

    public string? OrganisationOrNull => OrNull(Organisation);

    public string? EmailOrNull => OrNull(Email);

    public string? NationalityOrNull => OrNull(Nationality);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
