using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>A paper that a delegation hands in, such as its credentials. Kept under our own name, and only ever given out as a download.</summary>
public sealed class DelegationDocument : Aggregate, IOfEvent
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxPerDelegation = 10;
    public const int MaxFileNameLength = 120;

    private DelegationDocument()
    {
    }

    public DelegationDocument(Guid eventId, Guid delegationId, string fileName, DocumentFormat format, string fileKey, string sha256, long length, Guid by, DateTime nowUtc)
    {
        EventId = eventId;
        DelegationId = delegationId;
        FileName = fileName;
        Format = format;
        FileKey = fileKey;
        Sha256 = sha256;
        Length = length;
        UploadedBy = by;
        UploadedUtc = nowUtc;
    }

    public Guid EventId { get; private init; }

    public Guid DelegationId { get; private init; }

    /// <summary>As its sender called it, without a path; for people to read, never an address.</summary>
    public string FileName { get; private init; } = "";

    public DocumentFormat Format { get; private init; }

    /// <summary>In the file store.</summary>
    public string FileKey { get; private init; } = "";

    public string Sha256 { get; private init; } = "";

    /// <summary>In bytes.</summary>
    public long Length { get; private init; }

    public Guid UploadedBy { get; private init; }

    public DateTime UploadedUtc { get; private init; }
}

public enum DocumentFormat
{
    Pdf,
    Jpeg,
    Png,
}

/// <summary>What a document is, by its first bytes: what it is called says nothing.</summary>
public static class DocumentFormats
{
    /// <exception cref="RuleViolation">document-format</exception>
    public static DocumentFormat Of(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? DocumentFormat.Pdf
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? DocumentFormat.Jpeg
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? DocumentFormat.Png
        : throw new RuleViolation("document-format", "Send the document as PDF, JPEG or PNG.", "document");

    public static string MediaType(this DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => "application/pdf",
        DocumentFormat.Jpeg => "image/jpeg",
        _ => "image/png",
    };

    public static string Ending(this DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => ".pdf",
        DocumentFormat.Jpeg => ".jpg",
        _ => ".png",
    };

    /// <summary>The name without any path, controls or bidirectional tricks, with the ending that its content has.</summary>
    public static string Name(string? given, DocumentFormat format)
    {
        var last = (given ?? "").Replace('\\', '/').Split('/')[^1];
        var stem = Text.Clean(Path.GetFileNameWithoutExtension(last)) ?? "document";
        var longest = DelegationDocument.MaxFileNameLength - format.Ending().Length;
        return (stem.Length > longest ? stem[..longest] : stem) + format.Ending();
    }
}
