using System.Net;
using System.Net.Http.Json;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Invitations;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Invitations;

public sealed class InvitationTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const string ChosenPassword = "seven rivers meet in the delta";

    [Fact]
    public async Task Gives_the_role_once_and_says_gone_to_the_second()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Viet Nam");
        var (_, token, email) = await InviteAsync(forum, delegation);
        using var anybody = await app.ClientAsync(null);

        var read = await (await anybody.PostAsJsonAsync("/api/invitations/read", new { token })).Content.ReadAsStringAsync();
        Assert.Contains("Viet Nam", read, StringComparison.Ordinal);
        (await anybody.PostAsJsonAsync("/api/invitations/accept", new { token, displayName = "Focal Point", password = ChosenPassword })).EnsureSuccessStatusCode();

        // A10: it works once.
        await (await anybody.PostAsJsonAsync("/api/invitations/accept", new { token, password = ChosenPassword })).ShouldBeAsync(HttpStatusCode.Gone, "link-used");
        await (await anybody.PostAsJsonAsync("/api/invitations/read", new { token })).ShouldBeAsync(HttpStatusCode.Gone, "link-used");
        var role = await app.ReadAsync(async db => await db.RoleAssignments.SingleAsync(role => role.DelegationId == delegation && db.Users.Any(user => user.Id == role.UserId && user.Email == email)));
        Assert.Equal((EventRole.FocalPoint, forum.Id), (role.Role, role.EventId));
        Assert.Equal(InvitationState.Accepted, Assert.Single((await app.SendAsync(forum.Organiser, new ListInvitations(forum.Id, delegation))).Items).State);
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_is_let_in()
    {
        var forum = await app.EventAsync();
        var (_, token, _) = await InviteAsync(forum, await app.DelegationAsync(forum, "Thailand"));
        using var anybody = await app.ClientAsync(null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => anybody.PostAsJsonAsync("/api/invitations/accept", new { token, password = ChosenPassword })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK), answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Gone, HttpStatusCode.Conflict]));
        Assert.Equal(1, await app.ReadAsync(db => db.RoleAssignments.CountAsync(role => role.EventId == forum.Id && role.Role == EventRole.FocalPoint)));
    }

    /// <summary>Two organisers at once, also where no delegation tells two invitations apart.</summary>
    [Theory]
    [InlineData(EventRole.FocalPoint)]
    [InlineData(EventRole.Viewer)]
    public async Task An_address_is_invited_once_by_many_at_once(EventRole role)
    {
        var forum = await app.EventAsync();
        Guid? delegation = role is EventRole.FocalPoint ? await app.DelegationAsync(forum, "Brunei Darussalam") : null;
        var email = $"{Guid.NewGuid():N}@example.org";

        var refused = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await app.SendAsync(forum.Organiser, new Invite(email, "Invited", role, delegation) { EventId = forum.Id });
                return null;
            }
            catch (RuleViolation violation)
            {
                return violation.Code;
            }
        }));

        Assert.Single(refused, code => code is null);
        Assert.All(refused.Where(code => code is not null), code => Assert.StartsWith("one-open-", code, StringComparison.Ordinal));
        Assert.Equal(1, await app.ReadAsync(db => db.Invitations.CountAsync(invitation => invitation.Email == email)));
    }

    [Fact]
    public async Task What_is_mailed_is_in_the_events_own_audit()
    {
        var forum = await app.EventAsync();
        var (_, _, email) = await InviteAsync(forum, await app.DelegationAsync(forum, "Singapore"));

        var mail = await app.ReadAsync(db => db.Mails.Where(mail => mail.To == email).Select(mail => mail.Id).SingleAsync());
        Assert.Equal(forum.Id, await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == mail && entry.Action == nameof(Invite)).Select(entry => entry.EventId).SingleAsync()));
    }

    /// <summary>A11: role and delegation are the invitation's.</summary>
    [Fact]
    public async Task Takes_no_delegation_from_the_request()
    {
        var forum = await app.EventAsync();
        var (_, token, _) = await InviteAsync(forum, await app.DelegationAsync(forum, "Lao PDR"));
        var other = await app.DelegationAsync(forum, "Cambodia");
        using var anybody = await app.ClientAsync(null);

        await (await anybody.PostAsJsonAsync("/api/invitations/accept", new { token, password = ChosenPassword, delegationId = other })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(0, await app.ReadAsync(db => db.RoleAssignments.CountAsync(role => role.DelegationId == other)));
    }

    [Fact]
    public async Task A_link_that_was_called_back_or_sent_anew_opens_nothing()
    {
        var forum = await app.EventAsync();
        var (invitation, first, _) = await InviteAsync(forum, await app.DelegationAsync(forum, "Myanmar"));
        using var anybody = await app.ClientAsync(null);

        await app.SendAsync(forum.Organiser, new InviteAgain(forum.Id, invitation));
        await (await anybody.PostAsJsonAsync("/api/invitations/read", new { token = first })).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");
        var second = await TokenAsync(invitation);
        await app.SendAsync(forum.Organiser, new RevokeInvitation(forum.Id, invitation));
        await (await anybody.PostAsJsonAsync("/api/invitations/accept", new { token = second, password = ChosenPassword })).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");

        await (await anybody.PostAsJsonAsync("/api/invitations/read", new { token = new string('A', 26) })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await RefusesAsync("invitation-answered", () => app.SendAsync(forum.Organiser, new InviteAgain(forum.Id, invitation)));
    }

    [Fact]
    public async Task Who_has_an_account_keeps_it_and_who_declines_gets_nothing()
    {
        var forum = await app.EventAsync();
        var known = await app.UserAsync("Known");
        var email = await app.ReadAsync(async db => (await db.Users.SingleAsync(user => user.Id == known)).Email!);
        var delegation = await app.DelegationAsync(forum, "Indonesia");
        var (_, token, _) = await InviteAsync(forum, delegation, email);
        var (_, declined, _) = await InviteAsync(forum, delegation);

        var accepted = await app.SendAsync(null, new AcceptInvitation(token));
        await app.SendAsync(null, new DeclineInvitation(declined, "On leave"));

        Assert.Equal((known, false), (accepted.UserId, accepted.IsNewAccount));
        Assert.Equal("On leave", Assert.Single((await app.SendAsync(forum.Organiser, new ListInvitations(forum.Id))).Items, row => row.State is InvitationState.Declined).Reason);
        Assert.Equal(1, await app.ReadAsync(db => db.RoleAssignments.CountAsync(role => role.DelegationId == delegation)));
    }

    [Fact]
    public async Task Only_the_organiser_invites_and_never_twice_at_a_time()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Brunei");
        var (_, _, email) = await InviteAsync(forum, delegation);

        await RefusesAsync("one-open-invitation", () => app.SendAsync(forum.Organiser, new Invite(email.ToUpperInvariant(), "Again", EventRole.FocalPoint, delegation) { EventId = forum.Id }));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(forum.Officer, new Invite("x@example.org", "X", EventRole.FocalPoint, delegation) { EventId = forum.Id }));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => app.SendAsync(forum.Organiser, new Invite("x@example.org\r\nBcc: y@example.org", "X", EventRole.FocalPoint, delegation) { EventId = forum.Id }));
        var other = await app.EventAsync();
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new Invite("x@example.org", "X", EventRole.FocalPoint, delegation) { EventId = other.Id }));
    }

    [Fact]
    public async Task The_mail_is_in_the_language_asked_for()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Malaysia");
        await app.SendAsync(forum.Organiser, new Invite($"{Guid.NewGuid():N}@example.org", "Siti", EventRole.FocalPoint, delegation, "id") { EventId = forum.Id });

        var mail = Assert.Single((await app.SendAsync(forum.Organiser, new ListMails(forum.Id))).Items);

        Assert.Equal("Forum: mohon ajukan anggota delegasi Malaysia", mail.Subject);
    }

    private async Task<(Guid Invitation, string Token, string Email)> InviteAsync(TestEvent forum, Guid delegation, string? email = null)
    {
        email ??= $"{Guid.NewGuid():N}@example.org";
        var id = await app.SendAsync(forum.Organiser, new Invite(email, "Focal Point", EventRole.FocalPoint, delegation) { EventId = forum.Id });
        return (id, await TokenAsync(id), email);
    }

    private async Task<string> TokenAsync(Guid invitation) =>
        app.Services.GetRequiredService<ILinkTokens>().TokenFor(await app.ReadAsync(db => db.Invitations.Where(row => row.Id == invitation).Select(row => row.LinkId).SingleAsync()));
}
