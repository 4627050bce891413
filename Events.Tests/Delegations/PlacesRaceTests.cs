using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Delegations;

/// <summary>The last seven places and fifty who want them at the same moment (domain rule 5).</summary>
public sealed class PlacesRaceTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Gives_the_last_seven_places_to_exactly_seven_of_fifty()
    {
        var (answers, quota, rows) = await RaceAsync(app);

        Assert.Equal(7, answers.Count(answer => answer == "Created"));
        Assert.Equal(43, answers.Count(answer => answer == "quota-exceeded"));
        Assert.Equal((10, 10, 10), (quota.Limit, quota.Used, rows));
    }

    [Fact]
    public async Task Shows_two_heads_at_once_that_there_is_one()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                await app.MemberAsync(forum, delegation, $"Head {number}", MemberCapacity.Head);
                return "added";
            }
            catch (RuleViolation rule)
            {
                return rule.Code;
            }
        }));

        Assert.Single(codes, "added");
        Assert.All(codes.Where(code => code != "added"), code => Assert.Equal("second-head", code));
        Assert.Single((await app.DelegationOfAsync(forum, delegation)).Members);
    }

    [Fact]
    public async Task Lets_one_of_two_decisions_at_once_win()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var officer = await app.ClientAsync(forum.Officer);
        for (var round = 0; round < 5; round++)
        {
            var member = await app.MemberAsync(forum, delegation, $"Person {round}");
            await app.SubmitAsync(forum, member);
            var path = $"/api/events/{forum.Id}/participations/{member}";

            var answers = await Task.WhenAll(officer.PostAsync($"{path}/approve", null), officer.PostAsJsonAsync($"{path}/reject", new { reason = "No" }));

            var won = Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.NoContent);
            Assert.Equal(HttpStatusCode.Conflict, Assert.Single(answers, answer => answer != won).StatusCode);
            var state = (await app.ParticipationOfAsync(forum, member)).State;
            Assert.Equal(won == answers[0] ? ParticipationState.Approved : ParticipationState.Rejected, state);
            Assert.Equal(state is ParticipationState.Approved, (await app.DelegationOfAsync(forum, delegation)).Members.Any(row => row.ParticipationId == member));
        }
    }

    /// <summary>Three of ten places are taken, fifty people are added by HTTP at once.</summary>
    internal static async Task<(IReadOnlyList<string> Answers, QuotaUse Quota, int Rows)> RaceAsync(EventsApp app)
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 10, forum.Delegates);
        for (var taken = 0; taken < 3; taken++)
        {
            await app.MemberAsync(forum, delegation, $"Early {taken}");
        }

        var client = await app.ClientAsync(forum.Organiser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            var answer = await client.PostAsJsonAsync($"/api/events/{forum.Id}/delegations/{delegation}/members",
                new { name = new { latin = $"Person {number}" }, categoryId = forum.Delegates, capacity = "delegate" });
            return answer.IsSuccessStatusCode ? answer.StatusCode.ToString() : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
        }));
        var quota = Assert.Single((await app.DelegationOfAsync(forum, delegation)).Quotas);
        var rows = await app.ReadAsync(async db => (await db.Delegations.AsNoTracking().SingleAsync(row => row.Id == delegation)).ActiveMembers.Count());
        return (answers, quota, rows);
    }
}

/// <summary>The control run: the same race with the guards off, in which the race shows.</summary>
public sealed class PlacesWithoutGuardTests(UnguardedApp app) : IClassFixture<UnguardedApp>
{
    [Fact]
    public async Task Oversells_without_the_lock()
    {
        var (_, quota, rows) = await PlacesRaceTests.RaceAsync(app);

        Assert.True(rows > quota.Limit, $"{rows} of {quota.Limit}");
    }
}

/// <summary>The application without the lock, and without the version that would notice it.</summary>
public sealed class UnguardedApp(TestDatabases databases) : EventsApp(databases)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IDelegationLock, NoLock>());
            services.ConfigureDbContext<SqliteEventsDb>(options => options.AddInterceptors(new ForgetVersions()));
            services.ConfigureDbContext<PostgresEventsDb>(options => options.AddInterceptors(new ForgetVersions()));
        });
    }

    private sealed class NoLock(EventsDb db) : IDelegationLock
    {
        public async Task<ILockedDelegation> TakeAsync(Guid eventId, Guid delegationId, CancellationToken cancellationToken)
        {
            var delegation = await db.Delegations.FindInEventAsync(eventId, delegationId, cancellationToken);
            await Task.Delay(50, cancellationToken);
            return new Unlocked(db, delegation);
        }

        private sealed class Unlocked(EventsDb db, Delegation delegation) : ILockedDelegation
        {
            public Delegation Delegation => delegation;

            /// <summary>Saves one after another, but on what was read before: the usual mistake.</summary>
            public async Task SaveAndCommitAsync(CancellationToken cancellationToken)
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                if (db.Database.IsNpgsql())
                {
                    await db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Delegations\" WHERE \"Id\" = {delegation.Id} FOR UPDATE", cancellationToken);
                }

                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private sealed class ForgetVersions : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<Delegation>().Where(entry => entry.State is EntityState.Modified))
            {
                var current = (await entry.GetDatabaseValuesAsync(cancellationToken))!.GetValue<long>(nameof(Aggregate.Version));
                entry.Property(delegation => delegation.Version).OriginalValue = current;
                entry.Property(delegation => delegation.Version).CurrentValue = current + 1;
            }

            return result;
        }
    }
}
