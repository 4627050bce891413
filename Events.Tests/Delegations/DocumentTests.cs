using System.Net;
using System.Text;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Delegations;

/// <summary>The papers that a delegation hands in, its credentials first of all.</summary>
public sealed class DocumentTests(EventsApp app) : IClassFixture<EventsApp>
{
    private static readonly byte[] paper = Encoding.ASCII.GetBytes("%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n");

    [Fact]
    public async Task A_paper_comes_back_as_it_was_only_ever_as_a_download()
    {
        var (forum, delegation) = await DelegationAsync("Viet Nam");
        using var focalPoint = await app.ClientAsync(await app.FocalPointAsync(forum, delegation));

        var id = await (await focalPoint.PostAsync(AddressOf(forum, delegation), Form(paper, "../../Crédentials <1>.html"))).MadeAsync();

        var file = await focalPoint.GetAsync($"{AddressOf(forum, delegation)}/{id}");
        Assert.Equal(paper, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/pdf", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.EndsWith(".pdf", file.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.DoesNotContain('/', file.Content.Headers.ContentDisposition.FileNameStar!);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(file.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("no-store", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("")]
    public async Task Takes_only_what_its_first_bytes_say(string content)
    {
        var (forum, delegation) = await DelegationAsync("Thailand");
        using var focalPoint = await app.ClientAsync(await app.FocalPointAsync(forum, delegation));
        var before = await app.DigestAsync();

        await (await focalPoint.PostAsync(AddressOf(forum, delegation), Form(Encoding.UTF8.GetBytes(content), "letter.pdf"))).ShouldBeAsync(HttpStatusCode.Conflict, "document-format");

        Assert.Equal(before, await app.DigestAsync());
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task Nobody_elses_paper_is_there()
    {
        var (forum, delegation) = await DelegationAsync("Malaysia");
        var other = await app.DelegationAsync(forum, "Singapore");
        var id = await AddAsync(forum, delegation);
        using var stranger = await app.ClientAsync(await app.FocalPointAsync(forum, other));

        foreach (var address in (string[])[$"{AddressOf(forum, delegation)}/{id}", $"{AddressOf(forum, other)}/{id}"])
        {
            await (await stranger.GetAsync(address)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
            await (await stranger.DeleteAsync(address)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        }

        await (await stranger.PostAsync(AddressOf(forum, delegation), Form(paper, "theirs.pdf"))).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(1, await app.ReadAsync(db => db.DelegationDocuments.CountAsync(document => document.DelegationId == delegation)));
    }

    [Fact]
    public async Task Many_at_once_do_not_get_past_the_last_place_and_leave_no_file_behind()
    {
        var (forum, delegation) = await DelegationAsync("Cambodia");
        for (var handedIn = 0; handedIn < DelegationDocument.MaxPerDelegation - 1; handedIn++)
        {
            await AddAsync(forum, delegation);
        }

        var files = Stored().Length;
        var refused = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await AddAsync(forum, delegation);
                return null;
            }
            catch (RuleViolation violation)
            {
                return violation.Code;
            }
        }));

        Assert.Equal(5, refused.Count(code => code == "too-many-documents"));
        Assert.Equal(DelegationDocument.MaxPerDelegation, await app.ReadAsync(db => db.DelegationDocuments.CountAsync(document => document.DelegationId == delegation)));
        Assert.Equal(files + 1, Stored().Length);
    }

    [Fact]
    public async Task A_paper_that_is_taken_back_is_gone_with_its_file()
    {
        var (forum, delegation) = await DelegationAsync("Myanmar");
        var id = await AddAsync(forum, delegation);
        var files = Stored().Length;
        using var focalPoint = await app.ClientAsync(await app.FocalPointAsync(forum, delegation));

        Assert.Equal(HttpStatusCode.NoContent, (await focalPoint.DeleteAsync($"{AddressOf(forum, delegation)}/{id}")).StatusCode);

        await (await focalPoint.GetAsync($"{AddressOf(forum, delegation)}/{id}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(files - 1, Stored().Length);
    }

    private async Task<(TestEvent Forum, Guid Delegation)> DelegationAsync(string country)
    {
        var forum = await app.EventAsync();
        return (forum, await app.DelegationAsync(forum, country));
    }

    private async Task<Guid> AddAsync(TestEvent forum, Guid delegation)
    {
        using var upload = new MemoryStream(paper);
        return await app.SendAsync(forum.Organiser, new AddDocument(forum.Id, delegation, "letter.pdf", upload));
    }

    private string[] Stored() => Directory.Exists(Path.Combine(app.DataDirectory, "files", "documents")) ? Directory.GetFiles(Path.Combine(app.DataDirectory, "files", "documents")) : [];

    private static string AddressOf(TestEvent forum, Guid delegation) => $"/api/events/{forum.Id}/delegations/{delegation}/documents";

    private static MultipartFormDataContent Form(byte[] content, string name) => new() { { new ByteArrayContent(content), "file", name } };
}
