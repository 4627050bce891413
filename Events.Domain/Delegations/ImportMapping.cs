using System.Security.Cryptography;
using System.Text;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Delegations;

/// <summary>Which column of the list says what, and what is meant where no column says it.</summary>
/// <param name="DefaultCategoryId">For new people whose row names no category; needed unless there is a column for it.</param>
/// <param name="DefaultCapacity">For new people whose row names no capacity, chosen by the user: it is never guessed from a title.</param>
/// <param name="DelegationKind">Of delegations that the list brings.</param>
/// <param name="NullWord">A cell with this word alone is empty, such as <c>NA</c>; null: only empty cells are. (<c>NA</c> is Namibia elsewhere.)</param>
/// <param name="Language">BCP 47 of the offices and of the delegations' names.</param>
/// <param name="NativeLanguage">BCP 47 of the native names; null when not known.</param>
/// <param name="Sheet">Of a workbook; null: the first visible one.</param>
/// <param name="HeadersKey">Of the list's headers, set by us: the next list with the same headers is understood in the same way.</param>
public sealed record ImportMapping(
    ImportColumns Columns, Guid? DefaultCategoryId = null, MemberCapacity? DefaultCapacity = null, DelegationKind DelegationKind = DelegationKind.Party,
    string? NullWord = null, string Language = LocalizedText.English, string? NativeLanguage = null, string? Sheet = null,
    string? HeadersKey = null)
{
    /// <summary>One key for the same headers in the same order, whatever their case and blanks.</summary>
    public static string KeyOf(IEnumerable<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Select(Folding.Fold)))));

    internal sealed class Validator : AbstractValidator<ImportMapping>
    {
        public Validator()
        {
            RuleFor(mapping => mapping.Columns).NotNull();
            RuleFor(mapping => mapping.Columns.Delegation).NotEmpty();
            RuleFor(mapping => mapping.Columns.Name).NotEmpty();
            RuleFor(mapping => mapping.DefaultCapacity).IsInEnum().Must((mapping, capacity) => capacity is not null || mapping.Columns.Capacity is not null)
                .WithMessage("Name the column with the capacity, or choose one for all: it is never guessed from a title.");
            RuleFor(mapping => mapping.DefaultCategoryId).Must((mapping, category) => category is not null || mapping.Columns.Category is not null)
                .WithMessage("Name the column with the category, or choose one for all.");
            RuleFor(mapping => mapping.DelegationKind).IsInEnum();
            RuleFor(mapping => mapping.NullWord).MaximumLength(20);
            RuleFor(mapping => mapping.Sheet).MaximumLength(100);
            RuleFor(mapping => mapping.Language).IsLanguage();
            RuleFor(mapping => mapping.NativeLanguage!).IsLanguage().When(mapping => mapping.NativeLanguage is not null);
        }
    }
}

/// <summary>The headers under which the list says what; null where it does not.</summary>
/// <param name="Name">In Latin letters, as approved.</param>
public sealed record ImportColumns(
    string Delegation, string Name, string? NativeName = null, string? Honorific = null, string? Office = null, string? Organisation = null,
    string? Capacity = null, string? Category = null, string? Email = null, string? Nationality = null)
{
    /// <summary>The fields of ours that a column is named for, with its header.</summary>
    public IEnumerable<(string Field, string Header)> Named() => new (string Field, string? Header)[]
    {
        ("delegation", Delegation), ("name", Name), ("nativeName", NativeName), ("honorific", Honorific), ("office", Office), ("organisation", Organisation),
        ("capacity", Capacity), ("category", Category), ("email", Email), ("nationality", Nationality),
    }.Where(column => column.Header is not null).Select(column => (column.Field, column.Header!));
}
