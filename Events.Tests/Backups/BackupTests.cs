using System.IO.Compression;
using System.Text.Json.Nodes;
using Events.Domain.Calendar;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Backups;

public sealed class BackupTests(EventsApp app, TestDatabases databases) : IClassFixture<EventsApp>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("events-backup-").FullName;

    private string Archive => Path.Combine(folder, "backup.zip");

    [Fact]
    public async Task Restores_every_row_and_file_elsewhere()
    {
        var forum = await app.EventAsync();
        await app.MemberAsync(forum, await app.DelegationAsync(forum), "Nguyễn Văn Không");
        Write(app.DataDirectory, "files/photos/one.jpg", "a photo");
        Write(app.DataDirectory, "files/photos/half.jpg.tmp", "half a photo");
        Write(app.DataDirectory, "badge.key", "a key");
        Write(app.DataDirectory, "demo.db", "another database");
        Write(app.DataDirectory, "demo/files/one.jpg", "an invented photo");
        Write(app.DataDirectory, "mail/one.eml", "a link that opens something");
        await app.BackUpAsync(Archive);

        var elsewhere = new Elsewhere(await databases.NewEmptyAsync(), Path.Combine(folder, "data"));
        await elsewhere.RestoreAsync(Archive);

        Assert.Equal(await app.DigestAsync(), await AllTables.DigestAsync(elsewhere.ConnectionString));
        Assert.DoesNotContain(elsewhere.Files(), name => name.EndsWith(".tmp", StringComparison.Ordinal) || name.StartsWith("demo", StringComparison.Ordinal) || name.StartsWith("mail", StringComparison.Ordinal));
        Assert.Equal("a photo", File.ReadAllText(Path.Combine(elsewhere.Folder, "files/photos/one.jpg")));
        Assert.Equal("a key", File.ReadAllText(Path.Combine(elsewhere.Folder, "badge.key")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));
        }
    }

    [Fact]
    public async Task Copies_one_instant_while_others_write()
    {
        var forum = await app.EventAsync();
        using var enough = new CancellationTokenSource();
        var made = 0;
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await app.SendAsync(forum.Organiser, new AddRoom(Given.Text("Room")) { EventId = forum.Id });
                Interlocked.Increment(ref made);
            }
        });
        await MadeAsync(1);
        await app.BackUpAsync(Archive);
        await MadeAsync(Volatile.Read(ref made) + 2);
        await enough.CancelAsync();
        await writing;

        var elsewhere = new Elsewhere(await databases.NewEmptyAsync(), Path.Combine(folder, "data"));
        await elsewhere.RestoreAsync(Archive);

        await using var db = TestDatabases.Open(elsewhere.ConnectionString);
        var rooms = await db.Rooms.CountAsync(room => room.EventId == forum.Id);
        Assert.InRange(rooms, 1, made - 1);
        // Room and audit row come in one save: a copy between the two would differ.
        Assert.Equal(rooms, await db.AuditEntries.CountAsync(entry => entry.EventId == forum.Id && entry.Action == nameof(AddRoom)));

        async Task MadeAsync(int rooms)
        {
            while (Volatile.Read(ref made) < rooms && !writing.IsFaulted)
            {
                await Task.Delay(10);
            }
        }
    }

    [Fact]
    public async Task Sets_aside_what_was_there()
    {
        var forum = await app.EventAsync();
        await app.BackUpAsync(Archive);
        var elsewhere = new Elsewhere(await databases.NewAsync(), Path.Combine(folder, "data"));
        await elsewhere.ChangeAsync(db => db.Series.Add(new EventSeries(Given.Text("Earlier"), default, default)));
        Write(elsewhere.Folder, "badge.key", "the earlier key");

        if (TestDatabases.IsPostgres)
        {
            var before = await AllTables.DigestAsync(elsewhere.ConnectionString);
            await elsewhere.RefusesAsync("not empty", Archive);
            Assert.Equal(before, await AllTables.DigestAsync(elsewhere.ConnectionString));
        }

        await elsewhere.RestoreAsync(Archive, replace: true);

        Assert.Equal(await app.DigestAsync(), await AllTables.DigestAsync(elsewhere.ConnectionString));
        Assert.Equal("the earlier key", File.ReadAllText(Assert.Single(Directory.GetFiles(elsewhere.Folder, "badge.key.before-restore-*"))));
        if (elsewhere.DatabaseFile is { } file)
        {
            var aside = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".before-restore-*"));
            await using var db = TestDatabases.Open($"Data Source={aside};Pooling=False");
            Assert.Equal("Earlier", Assert.Single(await db.Series.ToListAsync()).Name.In("en"));
        }
    }

    [Fact]
    public async Task Makes_numbers_go_on_after_a_restore()
    {
        var forum = await app.EventAsync();
        await app.BackUpAsync(Archive);
        var elsewhere = new Elsewhere(await databases.NewEmptyAsync(), Path.Combine(folder, "data"));
        await elsewhere.RestoreAsync(Archive);

        // Claims of roles have numbers that the database gives.
        await elsewhere.ChangeAsync(db => db.UserClaims.Add(new() { UserId = forum.Organiser, ClaimType = "a", ClaimValue = "b" }));
        await elsewhere.ChangeAsync(db => db.DataProtectionKeys.Add(new() { FriendlyName = "another" }));
    }

    [Fact]
    public async Task Refuses_a_torn_or_damaged_archive_and_changes_nothing()
    {
        await app.EventAsync();
        Write(app.DataDirectory, "files/papers/one.pdf", new string('x', 5000));
        await app.BackUpAsync(Archive);
        var whole = await File.ReadAllBytesAsync(Archive);
        var elsewhere = new Elsewhere(await databases.NewAsync(), Path.Combine(folder, "data"));
        Write(elsewhere.Folder, "badge.key", "my key");
        var before = await AllTables.DigestAsync(elsewhere.ConnectionString);

        foreach (var length in (int[])[0, 1, 100, whole.Length / 2, whole.Length - 1])
        {
            await File.WriteAllBytesAsync(Archive, whole[..length]);
            await elsewhere.RefusesAsync(length < 2 ? "is no backup" : "torn", Archive);
        }

        var damaged = whole.ToArray();
        damaged[whole.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(Archive, damaged);
        await elsewhere.RefusesAsync("damaged", Archive);
        await File.WriteAllTextAsync(Archive, "Dear all,");
        await elsewhere.RefusesAsync("is no backup", Archive);
        await elsewhere.RefusesAsync("There is no file", Archive + "x");

        Assert.Equal(before, await AllTables.DigestAsync(elsewhere.ConnectionString));
        Assert.Equal(["badge.key"], elsewhere.Files());
        await File.WriteAllBytesAsync(Archive, whole);
        await elsewhere.RestoreAsync(Archive, replace: true);
    }

    [Theory]
    [InlineData("migration", "29990101000000_FromTheFuture", "newer or another version")]
    [InlineData("database", "oracle", "made beside oracle")]
    [InlineData("format", 2, "archive format 2")]
    public async Task Refuses_what_another_program_made(string member, object value, string says)
    {
        await app.BackUpAsync(Archive);
        await using (var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update))
        {
            await using var entry = await zip.GetEntry("manifest.json")!.OpenAsync();
            var manifest = JsonNode.Parse(entry)!;
            manifest[member] = JsonValue.Create(value);
            entry.SetLength(0);
            await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString()));
        }

        var elsewhere = new Elsewhere(await databases.NewAsync(), Path.Combine(folder, "data"));

        await elsewhere.RefusesAsync(says, Archive, replace: true);
    }

    [Fact]
    public async Task Refuses_to_restore_under_a_running_server()
    {
        await app.BackUpAsync(Archive);
        var before = await app.DigestAsync();
        var here = new Elsewhere(app.ConnectionString, app.DataDirectory);

        await here.RefusesAsync("A server runs", Archive, replace: true);

        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Starts_no_server_on_a_restore_that_was_cut_short()
    {
        await app.EventAsync();
        await app.BackUpAsync(Archive);
        var elsewhere = new Elsewhere(await databases.NewAsync(), Path.Combine(folder, "data"));
        Write(elsewhere.Folder, "restore.unfinished", "");

        await using var server = new ServerLock(elsewhere.Settings);
        Assert.Contains("cut short", (await Assert.ThrowsAsync<OperatorProblem>(() => server.TakeAsync(CancellationToken.None))).Message);
        await elsewhere.RestoreAsync(Archive, replace: true);

        await server.TakeAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Keeps_the_earlier_backup_when_it_cannot_make_another()
    {
        await app.BackUpAsync(Archive);
        var first = await File.ReadAllBytesAsync(Archive);
        using (FileLock.TryTake(app.DataDirectory, FileLock.Backup))
        {
            Assert.Contains("under way", (await Assert.ThrowsAsync<OperatorProblem>(() => app.BackUpAsync(Archive))).Message);
        }

        Assert.Contains("inside the data folder", (await Assert.ThrowsAsync<OperatorProblem>(() => app.BackUpAsync(Path.Combine(app.DataDirectory, "b.zip")))).Message);
        Assert.Equal(first, await File.ReadAllBytesAsync(Archive));
        Assert.Equal([Archive], Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
