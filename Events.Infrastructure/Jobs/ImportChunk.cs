using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Jobs;

/// <summary>Does or undoes some rows of a list, through the aggregates and their rules; saves nothing itself.</summary>
internal sealed class ImportChunk(EventsDb db, Import import, DateTime nowUtc)
{
    private static readonly Remark workedOn = new("import-worked-on", "Somebody has worked on this person since: they stay as they are.");

    // Delegations that the list makes, by the id of the one they were judged with.
    private readonly Dictionary<Guid, Guid> made = [];

    /// <summary>Writes down what was found of a row.</summary>
    public static void Write(ImportRow row, JudgedRow judged)
    {
        row.Delegation = Short(judged.Row.Delegation);
        row.Name = Short(judged.Row.Name);
        (row.Verdict, row.Column) = (judged.Verdict, judged.Column);
        row.Refuse(judged.Reason);
        row.Warn(judged.Warning);
        row.Changes = judged.Changes;
    }

    public async Task ApplyAsync(IReadOnlyList<JudgedRow> chunk, IReadOnlyDictionary<int, ImportRow> rows, CancellationToken cancellationToken)
    {
        var changing = chunk.Where(row => row.Verdict is ImportVerdict.New or ImportVerdict.Updated).ToList();
        var delegations = await LoadAsync(changing.Select(row => StoredId(row.Target!)), cancellationToken);
        var (participations, people) = await LoadPeopleAsync(changing.Select(row => row.Existing?.ParticipationId).OfType<Guid>(), cancellationToken);
        foreach (var judged in chunk)
        {
            var row = rows[judged.Row.Number];
            Write(row, judged);
            row.IsApplied = true;
            if (judged.Verdict is ImportVerdict.New)
            {
                if (!delegations.TryGetValue(StoredId(judged.Target!), out var delegation))
                {
                    delegation = judged.Target!.Make?.Invoke() ?? throw new DbUpdateConcurrencyException("The delegation is gone.");
                    db.Delegations.Add(delegation);
                    delegations.Add(delegation.Id, delegation);
                    made.Add(judged.Target!.Delegation.Id, delegation.Id);
                    row.MadeDelegationId = delegation.Id;
                }

                row.ParticipationId = Add(judged.Values!, delegation);
            }
            else if (judged.Verdict is ImportVerdict.Updated)
            {
                var participation = participations[judged.Existing!.ParticipationId];
                var person = people[participation.PersonId];
                row.ParticipationId = participation.Id;
                var delegation = delegations[participation.DelegationId!.Value];
                var before = Standing.Of(person, participation, delegation);
                Update(judged.Values!, person, participation, delegation);
                row.Before = JsonSerializer.Serialize(new Step(before, Standing.Of(person, participation, delegation)));
            }
        }
    }

    /// <summary>As if these rows had not been applied. Somebody whom others have worked on since stays, and the row says so.</summary>
    public async Task TakeBackAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var (participations, people) = await LoadPeopleAsync(rows.Select(row => row.ParticipationId).OfType<Guid>(), cancellationToken);
        var delegations = await LoadAsync(participations.Values.Select(participation => participation.DelegationId!.Value).Concat(rows.Select(row => row.MadeDelegationId).OfType<Guid>()), cancellationToken);
        foreach (var row in rows)
        {
            row.Warn(null);
            if (row.ParticipationId is { } id && participations.GetValueOrDefault(id) is { } participation)
            {
                var delegation = delegations[participation.DelegationId!.Value];
                var person = people[participation.PersonId];
                if (row.Before is { } update)
                {
                    var (before, after) = JsonSerializer.Deserialize<Step>(update)!;
                    if (Standing.Of(person, participation, delegation) == after)
                    {
                        before.Restore(person, participation, delegation);
                    }
                    else
                    {
                        row.Warn(workedOn);
                    }
                }
                else if (participation.Version == 1 && person.Version == 1)
                {
                    delegation.Forget(id);
                    db.Participations.Remove(participation);
                    if (!await db.Participations.AnyAsync(other => other.PersonId == participation.PersonId && other.Id != id, cancellationToken))
                    {
                        db.People.Remove(person);
                    }
                }
                else
                {
                    row.Warn(workedOn);
                }
            }

            if (row.MadeDelegationId is { } madeId && delegations.GetValueOrDefault(madeId) is { Members.Count: 0 } empty)
            {
                db.Delegations.Remove(empty);
            }

            (row.IsApplied, row.ParticipationId, row.MadeDelegationId, row.Before) = (false, null, null, null);
        }
    }

    private Guid Add(ImportedValues values, Delegation delegation)
    {
        var person = new Person(values.NameAfter(null), values.Email, values.NationalityId);
        var participation = new Participation(import.EventId, person.Id, values.CategoryId!.Value, delegation.Id, import.RequestedBy, nowUtc);
        participation.Describe(values.OfficeAfter(LocalizedText.Empty), values.Organisation);
        delegation.Add(participation.Id, participation.CategoryId, values.Capacity!.Value, nowUtc);
        db.People.Add(person);
        db.Participations.Add(participation);
        return participation.Id;
    }

    private void Update(ImportedValues values, Person person, Participation participation, Delegation delegation)
    {
        var latin = person.Name.Latin;
        person.Change(values.NameAfter(person.Name), values.Email ?? person.Email, values.NationalityId ?? person.NationalityId);
        if (person.Name.Latin != latin)
        {
            participation.NamedAgain(import.RequestedBy);
        }

        participation.Describe(values.OfficeAfter(participation.Office), values.Organisation ?? participation.Organisation);
        if (values.CategoryId is { } category && category != participation.CategoryId)
        {
            participation.Recategorise(category);
            delegation.Recategorise(participation.Id, category);
        }

        if (values.Capacity is { } capacity)
        {
            delegation.ChangeCapacity(participation.Id, capacity);
        }
    }

    private Guid StoredId(DelegationTarget target) => made.GetValueOrDefault(target.Delegation.Id, target.Delegation.Id);

    private async Task<Dictionary<Guid, Delegation>> LoadAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Delegations.AsSplitQuery().Where(delegation => wanted.Contains(delegation.Id)).ToDictionaryAsync(delegation => delegation.Id, cancellationToken);
    }

    private async Task<(Dictionary<Guid, Participation> Participations, Dictionary<Guid, Person> People)> LoadPeopleAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var participations = await db.Participations.Where(participation => wanted.Contains(participation.Id)).ToDictionaryAsync(participation => participation.Id, cancellationToken);
        var personIds = participations.Values.Select(participation => participation.PersonId).ToList();
        return (participations, await db.People.Where(person => personIds.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken));
    }

    private static string Short(string? text) => text is null ? "" : text.Length > ImportRow.MaxTextLength ? text[..(ImportRow.MaxTextLength - 1)] + "…" : text;

    private sealed record Step(Standing Before, Standing After);

    /// <summary>What a list may change in somebody, and how far they are: by it one sees whether anybody else has worked on them.</summary>
    private sealed record Standing(
        PersonName Name, string? Email, Guid? NationalityId, string Office, string? Organisation, Guid CategoryId, MemberCapacity Capacity, Guid NominatedBy, ParticipationState State)
    {
        public static Standing Of(Person person, Participation participation, Delegation delegation) => new(
            person.Name, person.Email, person.NationalityId, participation.Office.ToJson(), participation.Organisation, participation.CategoryId,
            delegation.Members.Where(member => member.ParticipationId == participation.Id).MaxBy(member => member.Ordinal)!.Capacity, participation.NominatedBy, participation.State);

        public void Restore(Person person, Participation participation, Delegation delegation)
        {
            person.Change(Name, Email, NationalityId);
            participation.Describe(LocalizedText.FromJson(Office), Organisation);
            participation.NamedAgain(NominatedBy);
            if (participation.IsActive)
            {
                participation.Recategorise(CategoryId);
                delegation.Recategorise(participation.Id, CategoryId);
                delegation.ChangeCapacity(participation.Id, Capacity);
            }
        }
    }
}
