using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>Hands in a paper of the delegation. Answers its id.</summary>
/// <param name="FileName">As its sender calls it.</param>
/// <param name="Upload">PDF, JPEG or PNG by its content; at most <see cref="DelegationDocument.MaxBytes" />.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.FocalPoint)]
public sealed record AddDocument(Guid EventId, Guid DelegationId, string? FileName, Stream Upload) : ICommand<Guid>, IForDelegation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IDelegationLock locks, IFileStore files, TimeProvider clock) : IRequestHandler<AddDocument, Guid>
    {
        public async Task<Guid> Handle(AddDocument command, CancellationToken cancellationToken)
        {
            await db.Delegations.AsNoTracking().FindInEventAsync(command.EventId, command.DelegationId, cancellationToken);
            using var content = new MemoryStream();
            await command.Upload.CopyToAsync(content, cancellationToken);
            if (content.Length > DelegationDocument.MaxBytes)
            {
                throw new RuleViolation("document-too-large", $"A document has at most {DelegationDocument.MaxBytes / 1024 / 1024} MB.", "document");
            }

            var format = DocumentFormats.Of(content.GetBuffer().AsSpan(0, (int)content.Length));
            content.Position = 0;
            var file = await files.SaveAsync($"documents/{Guid.CreateVersion7():N}{format.Ending()}", (output, token) => content.CopyToAsync(output, token), cancellationToken);
            try
            {
                // Counted behind the delegation's lock: two at once do not both take the last place.
                await using var locked = await locks.TakeAsync(command.EventId, command.DelegationId, cancellationToken);
                if (await db.DelegationDocuments.CountAsync(document => document.DelegationId == command.DelegationId, cancellationToken) >= DelegationDocument.MaxPerDelegation)
                {
                    throw new RuleViolation("too-many-documents", $"A delegation hands in at most {DelegationDocument.MaxPerDelegation} documents. Remove one first.", "document");
                }

                var document = new DelegationDocument(
                    command.EventId, command.DelegationId, DocumentFormats.Name(command.FileName, format), format, file.Key, file.Sha256, file.Length, caller.UserId, clock.GetUtcNow().UtcDateTime);
                db.DelegationDocuments.Add(document);
                await locked.SaveAndCommitAsync(cancellationToken);
                return document.Id;
            }
            catch
            {
                files.Delete(file.Key);
                throw;
            }
        }
    }
}
