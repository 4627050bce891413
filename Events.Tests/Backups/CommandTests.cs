using System.Diagnostics;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;

namespace Events.Tests.Backups;

/// <summary>The program itself, as an operator runs it.</summary>
public sealed class CommandTests(TestDatabases databases) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("events-command-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Archive => Path.Combine(folder, "backup.zip");

    [Fact]
    public async Task Backs_up_and_restores_by_command()
    {
        var there = await databases.NewAsync();
        var (made, _, _) = await RunAsync(there, "backup", Archive);
        Assert.Equal(0, made);
        Assert.Equal([Archive], Directory.GetFiles(folder));

        var elsewhere = await databases.NewEmptyAsync();
        var (restored, output, errors) = await RunAsync(elsewhere, "restore", Archive);

        Assert.True(restored == 0, output + errors);
        Assert.Equal(await AllTables.DigestAsync(there), await AllTables.DigestAsync(elsewhere));
    }

    [Theory]
    [InlineData("restore", "missing.zip", "There is no file")]
    [InlineData("restore", null, "Which file?")]
    [InlineData("backup", "no/such/folder/b.zip", "There is no folder")]
    [InlineData("bakcup", "b.zip", "There is no command")]
    public async Task Tells_in_one_line_what_is_wrong(string command, string? file, string says)
    {
        var (exitCode, _, errors) = await RunAsync(await databases.NewAsync(), [command, .. file is null ? Array.Empty<string>() : [Path.Combine(folder, file)]]);

        Assert.Equal(1, exitCode);
        Assert.Contains(says, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Lets_one_server_run_on_a_data_folder()
    {
        if (TestDatabases.IsPostgres)
        {
            // There, servers share the work.
            var settings = new DatabaseSettings(true, await databases.NewAsync(), Data);
            await using var one = new ServerLock(settings);
            await using var other = new ServerLock(settings);
            await one.TakeAsync(CancellationToken.None);
            await other.TakeAsync(CancellationToken.None);
            return;
        }

        using var first = FileLock.TryTake(Data, FileLock.Server);

        var (exitCode, _, errors) = await RunAsync(await databases.NewAsync(), "--urls=http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("Another server runs", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Leaves_no_half_backup_when_it_is_killed()
    {
        Directory.CreateDirectory(Path.Combine(Data, "files"));
        var noise = new byte[8 * 1024 * 1024];
        Random.Shared.NextBytes(noise);
        for (var file = 0; file < 8; file++)
        {
            await File.WriteAllBytesAsync(Path.Combine(Data, "files", $"{file}.pdf"), noise);
        }

        using var backup = Start(await databases.NewAsync(), "backup", Archive);
        var until = DateTime.UtcNow.AddSeconds(60);
        while (Directory.GetFiles(folder).Length == 0 && DateTime.UtcNow < until)
        {
            await Task.Delay(2);
        }

        backup.Kill();
        await backup.WaitForExitAsync();

        Assert.NotEqual(0, backup.ExitCode);
        Assert.False(File.Exists(Archive));
        Assert.Equal(0, (await RunAsync(await databases.NewAsync(), "backup", Archive)).ExitCode);
    }

    [Theory]
    [InlineData("3.51.2", false)]
    [InlineData("3.7.17", false)]
    [InlineData("3.51.3", true)]
    [InlineData("3.53.3", true)]
    [InlineData("newest", false)]
    public void Refuses_a_SQLite_that_damages_databases(string version, bool accepted) =>
        Assert.Equal(accepted, Record.Exception(() => SqliteVersion.Require(version)) is not OperatorProblem);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string connectionString, params string[] arguments)
    {
        using var program = Start(connectionString, arguments);
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output, await errors);
    }

    private Process Start(string connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Events__DataDirectory"] = Data;
        start.Environment[TestDatabases.IsPostgres ? "ConnectionStrings__Postgres" : "ConnectionStrings__Sqlite"] = connectionString;
        return Process.Start(start)!;
    }
}
