using Events.Domain.Common;

namespace Events.Domain.Projects;

/// <summary>What is said of a project before it is signed, with every reference looked up.</summary>
public sealed record ProjectDetails(
    LocalizedText Title, LocalizedText Description, InstrumentType Instrument, string PrimarySector, IReadOnlyList<string> SecondarySectors,
    IReadOnlyList<PartyDetails> Parties, IReadOnlyList<ValueDetails> Values, bool IsUndisclosed);

/// <param name="CountryId">Null for an international organisation.</param>
public sealed record PartyDetails(Guid OrganisationId, Guid? CountryId, PartyRole Role, IReadOnlyList<SignatoryDetails> Signatories);

public sealed record SignatoryDetails(string Name, LocalizedText Office, Guid? ParticipationId = null);

/// <param name="Amount">In units of the currency, above zero.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="IsDisclosed">Whether the public may know the amount.</param>
public sealed record ValueDetails(ValueKind Kind, decimal Amount, string Currency, bool IsDisclosed = true);
