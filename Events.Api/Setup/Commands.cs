using System.Data.Common;
using Events.Infrastructure.Backups;
using Events.Infrastructure.Persistence;

namespace Events.Api.Setup;

/// <summary>What the program does instead of listening: <c>-- backup FILE</c>, <c>-- restore FILE [--replace]</c>, <c>-- rotate-keys</c>.</summary>
internal static class Commands
{
    /// <summary>Runs the command that the arguments name and answers its exit code; null when they name none.</summary>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args)
    {
        // Settings may come as arguments too: they begin with a dash or have an equals sign.
        if (args is not [var command, .. var rest] || command.StartsWith('-') || command.StartsWith('/') || command.Contains('='))
        {
            return null;
        }

        if (command is not ("backup" or "restore" or "rotate-keys"))
        {
            return await FailAsync($"There is no command {command}. There are: backup FILE, restore FILE [--replace], rotate-keys.");
        }

        if (command == "rotate-keys")
        {
            return await RunSafelyAsync(() => KeyRotation.RunAsync(app));
        }

        if (rest.FirstOrDefault(argument => !argument.StartsWith('-')) is not { } file)
        {
            return await FailAsync($"Which file? {command} FILE");
        }

        return await RunSafelyAsync(() => RunAsync(app, command, Path.GetFullPath(file), rest.Contains("--replace")));
    }

    private static async Task<int> RunSafelyAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception failure) when (failure is OperatorProblem or IOException or UnauthorizedAccessException or DbException)
        {
            return await FailAsync(failure.Message.ReplaceLineEndings(" "));
        }
    }

    private static async Task RunAsync(WebApplication app, string command, string file, bool replace)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var backups = scope.ServiceProvider.GetRequiredService<Backups>();
        if (command == "backup")
        {
            Console.WriteLine($"Backed up to {file} ({await backups.WriteAsync(file, CancellationToken.None) / 1024.0:F0} KiB).");
        }
        else
        {
            Console.WriteLine($"Restored what was backed up at {await backups.RestoreAsync(file, replace, CancellationToken.None):yyyy-MM-dd HH:mm:ss} UTC from {file}.");
        }
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
