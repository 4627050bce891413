namespace Events.Domain.Outbox;

/// <summary>The way that mails go.</summary>
public interface IMailRoute
{
    /// <summary>False while mails are only filed, for somebody to pass on by hand.</summary>
    bool HasServer { get; }
}
