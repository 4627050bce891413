using System.Text;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Support;

/// <summary>Lists of members, sent and followed through the jobs.</summary>
public static class GivenImport
{
    public static readonly ImportColumns Columns = new("Delegation", "Name", Office: "Title");

    public static ImportMapping Mapping(TestEvent forum) => new(Columns, forum.Delegates, MemberCapacity.Delegate);

    /// <summary>A list with the columns of <see cref="Columns" />.</summary>
    public static string List(params string[] rows) => "Delegation,Name,Title\n" + string.Join('\n', rows) + "\n";

    /// <summary>People with names of their own in ten delegations.</summary>
    public static string People(int count) => List([.. Enumerable.Range(1, count).Select(number => $"Country {number % 10},Person {number},Adviser {number}")]);

    public static Task<Guid> StartAsync(this EventsApp app, TestEvent forum, string csv, ImportMapping? mapping = null) =>
        app.StartAsync(forum, Encoding.UTF8.GetBytes(csv), mapping);

    public static Task<Guid> StartAsync(this EventsApp app, TestEvent forum, byte[] csv, ImportMapping? mapping = null) =>
        app.SendAsync(forum.Organiser, new StartImport(csv, mapping ?? Mapping(forum)) { EventId = forum.Id });

    /// <summary>Waits for the latest job of the import.</summary>
    public static async Task<ImportDetails> SettledAsync(this EventsApp app, TestEvent forum, Guid importId)
    {
        var job = (await app.SendAsync(forum.Organiser, new GetImport(forum.Id, importId))).Job!;
        await app.FinishedAsync(job.Id);
        return await app.SendAsync(forum.Organiser, new GetImport(forum.Id, importId));
    }

    public static async Task<(Guid Id, ImportDetails Import)> JudgedAsync(this EventsApp app, TestEvent forum, string csv, ImportMapping? mapping = null)
    {
        var id = await app.StartAsync(forum, csv, mapping);
        return (id, await app.SettledAsync(forum, id));
    }

    public static async Task<ImportDetails> AcceptedAsync(this EventsApp app, TestEvent forum, Guid importId, ImportMode mode = ImportMode.All)
    {
        await app.SendAsync(forum.Organiser, new AcceptImport(mode) { EventId = forum.Id, ImportId = importId });
        return await app.SettledAsync(forum, importId);
    }

    public static async Task<ImportDetails> ImportedAsync(this EventsApp app, TestEvent forum, string csv, ImportMapping? mapping = null, ImportMode mode = ImportMode.All) =>
        await app.AcceptedAsync(forum, (await app.JudgedAsync(forum, csv, mapping)).Id, mode);

    public static async Task<IReadOnlyList<ImportRowVerdict>> RowsAsync(this EventsApp app, TestEvent forum, Guid importId, ImportVerdict? verdict = null) =>
        (await app.SendAsync(forum.Organiser, new ListImportRows(forum.Id, importId, verdict, PageSize: Paging.MaxSize))).Items;

    /// <summary>Delegation, name, title, capacity and state of everybody in a delegation, in one order.</summary>
    public static async Task<List<string>> MembersAsync(this EventsApp app, TestEvent forum) => await app.ReadAsync(async db =>
    {
        var rows = await (
            from delegation in db.Delegations.Where(delegation => delegation.EventId == forum.Id)
            from member in delegation.Members
            join participation in db.Participations on member.ParticipationId equals participation.Id
            join person in db.People on participation.PersonId equals person.Id
            select new { Delegation = delegation.Name, person.Name.Latin, participation.Office, member.Capacity, participation.State }).ToListAsync();
        return rows.Select(row => $"{row.Delegation.In("en")}|{row.Latin}|{row.Office.In("en")}|{row.Capacity}|{row.State}").Order(StringComparer.Ordinal).ToList();
    });
}
