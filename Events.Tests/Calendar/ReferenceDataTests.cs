using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Calendar;

public sealed class ReferenceDataTests(EventsApp app, TestDatabases databases) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Knows_every_country_once_with_both_codes_and_its_approved_name()
    {
        var countries = await app.SendAsync(await app.UserAsync(), new ListCountries());

        Assert.Equal(249, countries.Count); // ISO 3166-1
        Assert.Equal(249, countries.Select(country => country.Alpha3).Distinct().Count());
        var names = countries.ToDictionary(country => country.Code, country => country.Name);
        Assert.Equal(
            ["Brunei Darussalam", "Lao PDR", "Viet Nam", "Timor-Leste", "Myanmar", "Türkiye", "Republic of Korea", "Russian Federation"],
            [names["BN"], names["LA"], names["VN"], names["TL"], names["MM"], names["TR"], names["KR"], names["RU"]]);
        Assert.Equal("CHN", countries.Single(country => country.Code == "CN").Alpha3);
    }

    [Theory]
    [InlineData("zh", "菲律宾")]
    [InlineData("zh-Hant", "菲律賓")]
    [InlineData("id", "Filipina")]
    [InlineData("ru", "Филиппины")]
    [InlineData("th", "ฟิลิปปินส์")]
    [InlineData("xx", "Philippines")]
    public async Task Names_countries_in_the_language_asked_for(string lang, string name) =>
        Assert.Equal(name, (await app.SendAsync(await app.UserAsync(), new ListCountries(lang))).Single(country => country.Code == "PH").Name);

    [Fact]
    public async Task Orders_countries_alike_in_every_language()
    {
        var reader = await app.UserAsync();

        var english = await app.SendAsync(reader, new ListCountries());
        var indonesian = await app.SendAsync(reader, new ListCountries("id"));

        Assert.Equal(english.Select(country => country.Code), indonesian.Select(country => country.Code));
        // By their Indonesian names "Filipina" would be second and "Kamboja" fourth.
        var asean = await app.SendAsync(reader, new ListBlocMembers("ASEAN", new DateOnly(2025, 11, 28), "id"));
        Assert.Equal(["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"], asean.Select(member => member.Code));
        Assert.Equal(["Kamboja", "Filipina"], asean.Where(member => member.Code is "KH" or "PH").Select(member => member.Name));
    }

    [Theory]
    [InlineData("1967-08-07", 0)]
    [InlineData("1967-08-08", 5)]
    [InlineData("1984-01-06", 5)]
    [InlineData("1984-01-07", 6)]
    [InlineData("1995-07-28", 7)]
    [InlineData("1997-07-23", 9)]
    [InlineData("1999-04-30", 10)]
    [InlineData("2024-08-12", 10)]
    [InlineData("2025-10-25", 10)]
    [InlineData("2025-10-26", 11)]
    [InlineData("2025-11-28", 11)]
    public async Task Counts_the_members_on_the_day_of_the_event(string on, int members) =>
        Assert.Equal(members, (await app.SendAsync(await app.UserAsync(), new ListBlocMembers("ASEAN", DateOnly.Parse(on)))).Count(row => row.Status is MembershipStatus.Member));

    [Theory]
    [InlineData("2022-11-10", null)]
    [InlineData("2023-09-04", MembershipStatus.Observer)]
    [InlineData("2025-10-25", MembershipStatus.Observer)]
    [InlineData("2025-11-28", MembershipStatus.Member)]
    public async Task Knows_what_Timor_Leste_was_on_a_day(string on, MembershipStatus? status)
    {
        var rows = await app.SendAsync(await app.UserAsync(), new ListBlocMembers("ASEAN", DateOnly.Parse(on)));

        Assert.Equal(status, rows.SingleOrDefault(row => row.Code == "TL")?.Status);
        if (status is MembershipStatus.Observer)
        {
            Assert.Equal("TL", rows[^1].Code); // members first
        }
    }

    [Fact]
    public async Task Lists_blocs_and_members_over_HTTP_for_those_who_are_signed_in()
    {
        var client = await app.ClientAsync(await app.UserAsync());

        var blocs = await client.GetFromJsonAsync<JsonElement>("/api/blocs");
        Assert.Equal(["ASEAN", "C5"], blocs.EnumerateArray().Select(bloc => bloc.GetProperty("code").GetString()));
        var five = await client.GetFromJsonAsync<JsonElement>("/api/blocs/C5/members?on=2024-12-01&lang=ru");
        Assert.Equal(["Казахстан", "Киргизия", "Таджикистан", "Туркменистан", "Узбекистан"], five.EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        var observer = (await client.GetFromJsonAsync<JsonElement>("/api/blocs/ASEAN/members?on=2023-09-04")).EnumerateArray().Last();
        Assert.Equal(("TL", "observer"), (observer.GetProperty("code").GetString(), observer.GetProperty("status").GetString()));
        Assert.Equal(249, (await client.GetFromJsonAsync<JsonElement>("/api/countries?lang=lo")).GetArrayLength());
    }

    [Fact]
    public async Task Refuses_what_cannot_be_answered()
    {
        var client = await app.ClientAsync(await app.UserAsync());

        await (await client.GetAsync("/api/blocs/ASEAN/members")).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
        await (await client.GetAsync("/api/blocs/ASEAN/members?on=yesterday")).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
        await (await client.GetAsync("/api/blocs/NATO/members?on=2024-08-12")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await client.GetAsync("/api/countries?lang=%27--")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await (await app.ClientAsync(null)).GetAsync("/api/countries")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Is_brought_up_to_date_at_a_start_and_else_left_alone()
    {
        var connectionString = await databases.NewAsync();
        await using (var db = TestDatabases.Open(connectionString))
        {
            (await db.Countries.SingleAsync(country => country.Code == "TR")).Rename(LocalizedText.InEnglish("Turkey"));
            (await db.Blocs.SingleAsync(bloc => bloc.Code == "ASEAN")).SetMemberships([]);
            db.Countries.Add(new Country("QZ", "QZZ", LocalizedText.InEnglish("Atlantis")));
            db.Countries.Remove(await db.Countries.SingleAsync(country => country.Code == "FJ"));
            await db.SaveChangesAsync(CancellationToken.None);
        }

        for (var start = 0; start < 3; start++)
        {
            await using var db = TestDatabases.Open(connectionString);
            await ReferenceData.EnsureAsync(db, CancellationToken.None);
        }

        await using var after = TestDatabases.Open(connectionString);
        var turkey = await after.Countries.SingleAsync(country => country.Code == "TR");
        Assert.Equal(("Türkiye", "turkiye", 3L), (turkey.Name.In("en"), turkey.ProtocolSortKey, turkey.Version));
        Assert.Equal(1, (await after.Countries.SingleAsync(country => country.Code == "DE")).Version);
        Assert.Equal(250, await after.Countries.CountAsync()); // what is not in the list stays
        Assert.Equal(12, (await after.Blocs.SingleAsync(bloc => bloc.Code == "ASEAN")).Memberships.Count);
    }

    [Fact]
    public async Task Leaves_nothing_in_the_audit()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var control = db.Organisations.Add(new Organisation(Given.Text("Harbour Authority"), OrganisationType.Government, null)).Entity;
        (await db.Countries.SingleAsync(country => country.Code == "FJ")).Rename(LocalizedText.InEnglish("Fidji"));
        await db.SaveChangesAsync(CancellationToken.None);

        await ReferenceData.EnsureAsync(db, CancellationToken.None);

        Assert.Equal("Fiji", (await db.Countries.SingleAsync(country => country.Code == "FJ")).Name.In("en"));
        Assert.Equal(control.Id, (await db.AuditEntries.SingleAsync(entry => entry.ObjectType != "User" && entry.ObjectType != "UserSession")).ObjectId);
    }
}
