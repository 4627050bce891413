using System.Net;
using System.Net.Http.Json;
using System.Text;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Infrastructure.Access;
using Events.Tests.Public;
using Events.Tests.Support;

namespace Events.Tests.Accounts;

/// <summary>A20: what a password may be.</summary>
public sealed class PasswordTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("P@ssw0rd1234")]
    [InlineData("p@$$w0rd2024!")]
    [InlineData("PASSWORD1234")]
    [InlineData("password password")]
    [InlineData("welcome12345")]
    [InlineData("Welc0me!2025")]
    [InlineData("qwertyuiop12")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("zaq12wsxcde3")]
    [InlineData("asdfghjkl;'1")]
    [InlineData("123456789012")]
    [InlineData("210987654321")]
    [InlineData("20240812-1234")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("abcdefghijkl")]
    [InlineData("iloveyou1234")]
    [InlineData("administrator")]
    [InlineData("Adm1n!strat0r")]
    [InlineData("letmein-letmein")]
    [InlineData("ILoveShanghai2024")]
    [InlineData("monday-tuesday")]
    [InlineData("secretariat2024")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４")]
    public void Refuses_what_is_tried_first(string password) => Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("a long enough password")]
    [InlineData("correct horse battery staple")]
    [InlineData("teal-umbrella-otter-7")]
    [InlineData("Wir trinken um vier Tee")]
    [InlineData("我们四点钟在湖边喝茶聊天好吗")]
    [InlineData("kT9#vLq2zXw8")]
    public void Takes_what_is_not(string password) => Assert.False(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("short 1 word")]
    [InlineData("0123456789 0123456789 0123456789 0123456789 0123456789 012345678")]
    [InlineData("🦦🍵🏔️🚲🎻🌧️🦦🍵🏔️🚲🎻🌧️")]
    [InlineData("  blanks around it count  ")]
    public async Task A_long_one_and_emoji_are_taken_unchanged(string password)
    {
        var email = await MakeAsync(password);

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, password)).StatusCode);
        await (await app.TryAsync(email, password.Trim() + "x")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await (await app.TryAsync(email, password[..^1])).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task Two_hundred_characters_are_taken_and_one_more_is_not()
    {
        var longest = string.Concat(Enumerable.Range(0, 200).Select(number => (char)('a' + number * 7 % 26)));

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(await MakeAsync(longest), longest)).StatusCode);
        Assert.Equal("password-refused", (await Assert.ThrowsAsync<RuleViolation>(() => MakeAsync(longest + "a"))).Code);
    }

    /// <summary>A keyboard that sends an accent as a letter of its own types the same password.</summary>
    [Fact]
    public async Task The_same_letters_composed_in_another_way_are_the_same_password()
    {
        const string Password = "Nguyễn uống trà ở Huế";

        var email = await MakeAsync(Password.Normalize(NormalizationForm.FormC));

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, Password.Normalize(NormalizationForm.FormD))).StatusCode);
    }

    [Fact]
    public async Task One_that_is_longer_than_any_is_refused_without_looking_at_it()
    {
        var email = await MakeAsync(EventsApp.Password);
        using var client = await app.ClientAsync(null);
        await app.TryAsync(email, "warmed up, and wrong");
        var before = (app.Hasher.Checks, app.Hasher.Dummies);

        var answer = await client.PostAsJsonAsync("/api/auth/sign-in", new { email, password = new string('a', 4097) });

        await answer.ShouldBeAsync(HttpStatusCode.BadRequest, "too-long");
        Assert.Equal(before, (app.Hasher.Checks, app.Hasher.Dummies));
    }

    [Theory]
    [InlineData("birgitta.lindqvist")]
    [InlineData("Lindqvist-Birgitta")]
    [InlineData("birgitta123!!")]
    public async Task Refuses_the_owners_own_name_and_address(string password)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => MakeAsync(password, "birgitta.lindqvist", "Birgitta Lindqvist"));

        Assert.Equal(("password-refused", "password"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task Changes_the_password_and_ends_every_other_session()
    {
        const string Other = "four otters drink tea";
        var userId = await app.UserAsync();
        var email = await app.EmailAsync(userId);
        using var elsewhere = await app.InAsync(email);
        using var visitor = await Visitor.SignedInAsync(app, userId);

        var wrong = await visitor.SubmitAsync("/account/password", "/account/password", new() { ["password"] = "not this one at all", ["newPassword"] = Other });
        var common = await visitor.SubmitAsync("/account/password", "/account/password", new() { ["password"] = EventsApp.Password, ["newPassword"] = "P@ssw0rd1234" });
        var changed = await visitor.SubmitAsync("/account/password", "/account/password", new() { ["password"] = EventsApp.Password, ["newPassword"] = Other });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, common.StatusCode));
        Assert.Contains("This is not your password", await wrong.PageAsync());
        Assert.Contains("one of those tried first", await common.PageAsync());
        Assert.Equal((HttpStatusCode.Redirect, "/account"), (changed.StatusCode, changed.Headers.Location!.OriginalString));
        Assert.Contains("Where you are signed in", await visitor.ReadAsync("/account"));
        await (await elsewhere.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await app.TryAsync(email)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, Other)).StatusCode);
    }

    private async Task<string> MakeAsync(string password, string? local = null, string name = "Somebody")
    {
        var forum = await app.EventAsync();
        var email = $"{local ?? Guid.NewGuid().ToString("N")}@example.org";
        await app.SendAsync(forum.Organiser, new AssignRole(email, EventRole.Viewer, null, name, password) { EventId = forum.Id });
        return email;
    }
}
