using System.Collections.Frozen;

namespace Events.Tests.Architecture.Rights;

/// <summary>Whose things somebody reaches for.</summary>
internal enum Ground
{
    /// <summary>In the event where everybody has their role; the focal point's own delegation.</summary>
    Own,

    /// <summary>In the same event, another delegation's.</summary>
    Delegation,

    /// <summary>In an event where nobody but the administrator has a role.</summary>
    Event,

    /// <summary>Another event's things under the own event's address.</summary>
    Foreign,

    /// <summary>In an event that is a draft still; everybody has the same role there.</summary>
    Draft,

    /// <summary>What is not there, or not any more.</summary>
    Absent,
}

/// <summary>The ids that an address or a message is filled with, by the name of the parameter.</summary>
internal sealed record Things(FrozenDictionary<string, Guid> Ids, string Slug)
{
    /// <summary>The thing of this name; something that is nowhere where there is none.</summary>
    public Guid Id(string name) => Ids.TryGetValue(name, out var id) ? id : Guid.NewGuid();

    public Things With(string name, Guid id) => this with { Ids = new Dictionary<string, Guid>(Ids, StringComparer.OrdinalIgnoreCase) { [name] = id }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase) };
}
