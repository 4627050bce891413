using Events.Domain.Common;

namespace Events.Domain.Projects;

/// <summary>A part of a project's value. Amounts of different kinds or currencies are never added (domain rule 33).</summary>
public sealed class ValueComponent
{
    /// <summary>In units of the currency; far above the largest project ever reported.</summary>
    public const decimal MaxAmount = 1_000_000_000_000_000m;

    public const int MaxDecimals = 3;

    private ValueComponent()
    {
    }

    internal ValueComponent(ValueDetails details) =>
        (Kind, Amount, Currency, IsDisclosed) = (details.Kind, details.Amount, details.Currency, details.IsDisclosed);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public ValueKind Kind { get; private init; }

    /// <summary>In units of the currency, above zero.</summary>
    public decimal Amount { get; private init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>Whether the public may know it. What it may not know is shown to project officers and organisers only.</summary>
    public bool IsDisclosed { get; private init; }

    /// <summary>How much of these values is disclosed.</summary>
    /// <exception cref="RuleViolation">value-twice, undisclosed-with-values, intent-is-no-contract</exception>
    internal static ValueDisclosure Judge(ProjectDetails details)
    {
        var values = details.Values;
        if (details.IsUndisclosed && values.Any(value => value.IsDisclosed))
        {
            throw new RuleViolation("undisclosed-with-values", "A value that is undisclosed as a whole has no disclosed part.", "values");
        }

        if (values.GroupBy(value => (value.Kind, value.Currency, value.IsDisclosed)).Any(group => group.Count() > 1))
        {
            throw new RuleViolation("value-twice", "Give one amount for each kind and currency.", "values");
        }

        if (details.Instrument is InstrumentType.Loi && values.Any(value => value.Kind is ValueKind.Contract))
        {
            throw new RuleViolation("intent-is-no-contract", "A letter of intent has no contract value. Give the amount as intended investment or purchase intent.", "values");
        }

        return details.IsUndisclosed || (values.Count > 0 && values.All(value => !value.IsDisclosed)) ? ValueDisclosure.Undisclosed
            : values.Count == 0 ? ValueDisclosure.NoValue
            : values.All(value => value.IsDisclosed) ? ValueDisclosure.Disclosed
            : ValueDisclosure.PartlyDisclosed;
    }
}

/// <summary>What an amount means. Intent is no contract, and a project may have both (domain rule 34).</summary>
public enum ValueKind
{
    Contract,
    IntendedInvestment,
    Trade,
    PurchaseIntent,
    Grant,
    Financing,
}

/// <summary>How much of a project's value the public may know.</summary>
public enum ValueDisclosure
{
    /// <summary>The project carries no amount, such as a memorandum on exchanges.</summary>
    NoValue,
    Disclosed,
    PartlyDisclosed,

    /// <summary>There is a value, and nothing of it is disclosed. Not zero.</summary>
    Undisclosed,
}
