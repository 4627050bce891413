using Events.Domain.Outbox;
using MimeKit;

namespace Events.Infrastructure.Outbox;

/// <summary>Lays each mail into <c>mail/</c> of the data folder, as a file that every mail program opens.</summary>
internal sealed class PickUpFolder(string dataDirectory) : IMailTransport
{
    /// <summary>In the data folder.</summary>
    public const string Name = "mail";

    private readonly string folder = Path.Combine(dataDirectory, Name);

    public async Task<MailDelivery> HandOverAsync(Guid mailId, MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{mailId:N}.eml");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(path + ".tmp", options))
        {
            await message.WriteToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
        return MailDelivery.Filed;
    }
}
