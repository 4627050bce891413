using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;

namespace Events.Domain.Outbox;

/// <summary>The event's mails, the latest first, and what has become of each.</summary>
/// <param name="State">Only those; null for all.</param>
[ForRoles(EventRole.Organiser)]
public sealed record ListMails(Guid EventId, MailState? State = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<MailRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListMails>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListMails, Page<MailRow>>
    {
        public Task<Page<MailRow>> Handle(ListMails query, CancellationToken cancellationToken) =>
            MailRows.Of(db, query.EventId).Where(row => query.State == null || row.State == query.State).ToPageAsync(query, cancellationToken);
    }
}

/// <summary>The mails about accounts, which belong to no event.</summary>
/// <param name="State">Only those; null for all.</param>
[ForAdministrators]
public sealed record ListAccountMails(MailState? State = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<MailRow>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListAccountMails>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListAccountMails, Page<MailRow>>
    {
        public Task<Page<MailRow>> Handle(ListAccountMails query, CancellationToken cancellationToken) =>
            MailRows.Of(db, null).Where(row => query.State == null || row.State == query.State).ToPageAsync(query, cancellationToken);
    }
}

/// <summary>A mail in a list.</summary>
public sealed class MailRow
{
    public required Guid Id { get; init; }
    public required MailKind Kind { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required DateTime AskedUtc { get; init; }
    public required DateTime? DeliveredUtc { get; init; }
    public required MailState State { get; init; }
    /// <summary>Sends it; can be tried again once it was given up.</summary>
    public required Guid JobId { get; init; }
    public required int Attempts { get; init; }
    /// <summary>What went wrong at the last attempt; null when nothing did.</summary>
    public required string? Error { get; init; }
}

public enum MailState
{
    /// <summary>Waits for its turn, or for the mail server to come back.</summary>
    Waiting,
    Sent,

    /// <summary>In the pick-up folder.</summary>
    Filed,

    /// <summary>Not tried any more.</summary>
    GivenUp,
}

internal static class MailRows
{
    /// <param name="eventId">Null for the mails about accounts.</param>
    public static IQueryable<MailRow> Of(IEventsDb db, Guid? eventId) => db.Mails.Where(mail => mail.EventId == eventId)
        .Join(db.JobRequests, mail => mail.Id, job => job.SubjectId, (mail, job) => new { Mail = mail, Job = job })
        .OrderByDescending(row => row.Mail.AskedUtc).ThenBy(row => row.Mail.Id)
        .Select(row => new MailRow
        {
            Id = row.Mail.Id,
            Kind = row.Mail.Kind,
            To = row.Mail.To,
            Subject = row.Mail.Subject,
            AskedUtc = row.Mail.AskedUtc,
            DeliveredUtc = row.Mail.DeliveredUtc,
            State = row.Mail.Delivery == MailDelivery.Sent ? MailState.Sent
                : row.Mail.Delivery == MailDelivery.Filed ? MailState.Filed
                : row.Job.State == JobState.Dead || row.Job.State == JobState.Cancelled ? MailState.GivenUp
                : MailState.Waiting,
            JobId = row.Job.Id,
            Attempts = row.Job.Attempts,
            Error = row.Job.LastError,
        });
}
