using System.Collections.Concurrent;
using Events.Api.Shared;

namespace Events.Api.Public.Kept;

/// <summary>
/// The made pages of one public stamp, in memory: path and known parameters, then the language. With another stamp all are forgotten; when
/// there is no room, those that nobody has read for longest.
/// </summary>
/// <param name="maxBytes">What all of them may take together, in bytes.</param>
internal sealed class KeptPages(long maxBytes)
{
    public const long DefaultMaxBytes = 48L * 1024 * 1024;

    private readonly Lock writing = new();
    private volatile Made made = new(Guid.Empty);

    /// <summary>What is kept takes this much, in bytes.</summary>
    public long Bytes => made.Bytes;

    /// <summary>Null when it has to be made.</summary>
    public KeptPage? Find(Guid stamp, string address, HttpRequest request, DateTime nowUtc)
    {
        var current = made;
        if (current.Stamp != stamp || !current.Addresses.TryGetValue(address, out var kept))
        {
            return null;
        }

        kept.LastReadUtc = nowUtc;
        return kept.ByLanguage.TryGetValue(Reader.Negotiate(request, kept.Languages), out var page) && !(page.UntilUtc <= nowUtc) ? page : null;
    }

    /// <param name="stamp">As it was before the page was made: what changed meanwhile makes it old.</param>
    public void Keep(Guid stamp, string address, HttpRequest request, IReadOnlyList<string> languages, KeptPage page, DateTime nowUtc)
    {
        // Outside the lock: the copies are made here.
        var bytes = page.Bytes;
        lock (writing)
        {
            if (made.Stamp != stamp)
            {
                made = new Made(stamp);
            }

            var kept = made.Addresses.GetOrAdd(address, _ => new Address(languages));
            kept.LastReadUtc = nowUtc;
            var language = Reader.Negotiate(request, kept.Languages);
            var replaced = kept.ByLanguage.TryGetValue(language, out var old) ? old.Bytes : 0;
            kept.ByLanguage[language] = page;
            kept.Bytes += bytes - replaced;
            made.Bytes += bytes - replaced;
            if (made.Bytes > maxBytes)
            {
                MakeRoom(made);
            }
        }
    }

    private void MakeRoom(Made full)
    {
        foreach (var (address, kept) in full.Addresses.OrderBy(entry => entry.Value.LastReadUtc).ToList())
        {
            if (full.Bytes <= maxBytes / 4 * 3)
            {
                return;
            }

            full.Addresses.TryRemove(address, out _);
            full.Bytes -= kept.Bytes;
        }
    }

    private sealed class Made(Guid stamp)
    {
        public Guid Stamp { get; } = stamp;

        public ConcurrentDictionary<string, Address> Addresses { get; } = new(StringComparer.Ordinal);

        public long Bytes { get; set; }
    }

    private sealed class Address(IReadOnlyList<string> languages)
    {
        public IReadOnlyList<string> Languages { get; } = languages;

        public ConcurrentDictionary<(string Language, bool HasChosen), KeptPage> ByLanguage { get; } = new();

        public DateTime LastReadUtc { get; set; }

        public long Bytes { get; set; }
    }
}
