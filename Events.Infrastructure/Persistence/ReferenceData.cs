using System.Text.Json;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Persistence;

/// <summary>
/// Countries and blocs, which come with the software and are brought up to its version at every start. Nothing is removed: an event may
/// stand on a country that has left the list.
/// </summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>One save, of nothing when all is there, after the one that makes the public stamp's row at the first start. To be called while no other process starts.</summary>
    public static async Task EnsureAsync(EventsDb db, CancellationToken cancellationToken)
    {
        if (!await db.PublicStamps.AnyAsync(cancellationToken))
        {
            db.PublicStamps.Add(new PublicStamp());
            await db.SaveChangesAsync(cancellationToken);
            // The next save stamps it anew, as a row that it does not know.
            db.ChangeTracker.Clear();
        }

        var countries = await EnsureCountriesAsync(db, cancellationToken);
        await EnsureBlocsAsync(db, countries, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>The ids by code. Nothing is tracked but what has to change, since at nearly every start nothing has.</summary>
    private static async Task<Dictionary<string, Guid>> EnsureCountriesAsync(EventsDb db, CancellationToken cancellationToken)
    {
        var known = await db.Countries.Select(country => new { country.Id, country.Code, country.Name }).ToDictionaryAsync(country => country.Code, cancellationToken);
        var ids = known.ToDictionary(country => country.Key, country => country.Value.Id);
        await using var asset = typeof(ReferenceData).Assembly.GetManifestResourceStream("countries.json")!;
        foreach (var given in (await JsonSerializer.DeserializeAsync<List<GivenCountry>>(asset, json, cancellationToken))!)
        {
            var name = new LocalizedText(given.Name);
            if (!known.TryGetValue(given.Code, out var country))
            {
                ids.Add(given.Code, db.Countries.Add(new Country(given.Code, given.Alpha3, name)).Entity.Id);
            }
            else if (!country.Name.Equals(name))
            {
                (await db.Countries.SingleAsync(row => row.Id == country.Id, cancellationToken)).Rename(name);
            }
        }

        return ids;
    }

    private static async Task EnsureBlocsAsync(EventsDb db, Dictionary<string, Guid> countries, CancellationToken cancellationToken)
    {
        var known = await db.Blocs.ToDictionaryAsync(bloc => bloc.Code, cancellationToken);
        foreach (var given in KnownBlocs.All)
        {
            if (!known.TryGetValue(given.Code, out var bloc))
            {
                bloc = db.Blocs.Add(new Bloc(given.Code, given.Name)).Entity;
            }

            var memberships = given.Memberships.Select(membership => (countries[membership.Country], membership.Status, membership.From, membership.To)).ToHashSet();
            if (!memberships.SetEquals(bloc.Memberships.Select(membership => (membership.CountryId, membership.Status, membership.From, membership.To))))
            {
                bloc.SetMemberships(memberships);
            }
        }
    }

    private sealed record GivenCountry(string Code, string Alpha3, Dictionary<string, string> Name);
}
