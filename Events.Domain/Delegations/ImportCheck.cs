using Events.Domain.Accreditation;
using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>Judges the rows of a list against a snapshot, by the same rules that the delegations keep; changes nothing stored.</summary>
public static class ImportCheck
{
    /// <summary>
    /// One verdict a row, in their order. A row is the person of its delegation with this name (folded, without courtesies), the nth such
    /// row the nth such person: the same list again finds everybody.
    /// </summary>
    public static IReadOnlyList<JudgedRow> Judge(IReadOnlyList<ListedMember> rows, ImportMapping mapping, ImportSnapshot snapshot, DateTime nowUtc)
    {
        var occurrences = new Dictionary<(Guid Delegation, string Name), int>();
        var judged = rows.Select(row => Judge(row, mapping, snapshot, occurrences, nowUtc)).ToList();
        var where = judged.Where(row => row.Target is not null && row.Verdict is not ImportVerdict.Refused)
            .GroupBy(row => row.NameKey, row => row.Target!.Delegation.Id)
            .ToDictionary(group => group.Key, group => group.Concat(snapshot.DelegationsOf(group.Key)).ToHashSet());
        return [.. judged.Select(row => row.Warning is null && where.TryGetValue(row.NameKey, out var delegations) && delegations.Count > 1
            ? row with { Warning = new Remark("import-namesake", "Another delegation has somebody of the same name: they are two people.") }
            : row)];
    }

    private static JudgedRow Judge(
        ListedMember row, ImportMapping mapping, ImportSnapshot snapshot, Dictionary<(Guid, string), int> occurrences, DateTime nowUtc)
    {
        var (values, column, reason) = ImportedValues.Read(row, mapping, snapshot);
        if (values is null)
        {
            return JudgedRow.Refused(row, "", column!, reason!);
        }

        var target = snapshot.Delegation(values.Delegation, mapping);
        var nameKey = ImportWords.NameKey(values.Name);
        var occurrence = occurrences.GetValueOrDefault((target.Delegation.Id, nameKey));
        occurrences[(target.Delegation.Id, nameKey)] = occurrence + 1;
        var warning = occurrence > 0 ? new Remark("import-name-twice", "The list has this name in this delegation more than once: each row is a person.") : null;
        try
        {
            return snapshot.Member(target.Delegation.Id, nameKey, occurrence) is { } existing
                ? Known(row, nameKey, values, target, existing, mapping, snapshot, warning)
                : New(row, nameKey, values, target, mapping, warning, nowUtc);
        }
        catch (RuleViolation rule)
        {
            return JudgedRow.Refused(row, nameKey, rule.Field is "categoryId" ? "category" : rule.Field ?? "row", new Remark(rule.Code, rule.Message));
        }
    }

    private static JudgedRow New(
        ListedMember row, string nameKey, ImportedValues values, DelegationTarget target, ImportMapping mapping, Remark? warning, DateTime nowUtc)
    {
        if ((values.CategoryId ?? mapping.DefaultCategoryId) is not { } category)
        {
            return JudgedRow.Refused(row, nameKey, "category", new Remark("import-category-missing", "Name the category."));
        }

        if ((values.Capacity ?? mapping.DefaultCapacity) is not { } capacity)
        {
            return JudgedRow.Refused(row, nameKey, "capacity", new Remark("import-capacity-missing", "State the capacity: it is never guessed from a title."));
        }

        target.Delegation.Add(Guid.CreateVersion7(), category, capacity, nowUtc);
        return new JudgedRow(row, nameKey, ImportVerdict.New, null, null, warning, [], target, null, values with { CategoryId = category, Capacity = capacity });
    }

    private static JudgedRow Known(
        ListedMember row, string nameKey, ImportedValues values, DelegationTarget target, ExistingMember existing, ImportMapping mapping, ImportSnapshot snapshot, Remark? warning)
    {
        if (!existing.IsActive)
        {
            return new JudgedRow(
                row, nameKey, ImportVerdict.Unchanged, null, null, new Remark("import-not-active", $"This person is {existing.State} and is not nominated again by a list."), [], target, existing, values);
        }

        var changes = values.ChangesOf(existing, mapping, snapshot);
        if (changes.Any(change => change.Field is "category"))
        {
            if (existing.State is not (ParticipationState.Draft or ParticipationState.Submitted or ParticipationState.InfoRequested))
            {
                return JudgedRow.Refused(row, nameKey, "category", new Remark("import-category-settled", $"A participation that is {existing.State} cannot be put in another category."));
            }

            target.Delegation.Recategorise(existing.ParticipationId, values.CategoryId!.Value);
        }

        if (changes.Any(change => change.Field is "capacity"))
        {
            target.Delegation.ChangeCapacity(existing.ParticipationId, values.Capacity!.Value);
        }

        return new JudgedRow(row, nameKey, changes.Count > 0 ? ImportVerdict.Updated : ImportVerdict.Unchanged, null, null, warning, changes, target, existing, values);
    }
}

/// <param name="NameKey">By which the name is compared; empty when the row could not be understood.</param>
/// <param name="Changes">Field by field; empty unless updated.</param>
/// <param name="Target">Null for a refused row, as the last two are.</param>
/// <param name="Existing">Null for somebody new.</param>
public sealed record JudgedRow(
    ListedMember Row, string NameKey, ImportVerdict Verdict, string? Column, Remark? Reason, Remark? Warning, IReadOnlyList<FieldChange> Changes, DelegationTarget? Target,
    ExistingMember? Existing, ImportedValues? Values)
{
    public static JudgedRow Refused(ListedMember row, string nameKey, string column, Remark reason) =>
        new(row, nameKey, ImportVerdict.Refused, column, reason, null, [], null, null, null);
}
