using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>Takes a list of members and has every row judged by a job; nothing else changes.</summary>
/// <param name="File">A CSV or a workbook (.xlsx) of at most <see cref="Import.MaxBytes" />.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record StartImport(ReadOnlyMemory<byte> File, ImportMapping Mapping) : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<StartImport>
    {
        public Validator() => RuleFor(command => command.Mapping).NotNull().SetValidator(new ImportMapping.Validator());
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IMemberLists lists, IFileStore files, TimeProvider clock) : IRequestHandler<StartImport, Guid>
    {
        public async Task<Guid> Handle(StartImport command, CancellationToken cancellationToken)
        {
            if (command.Mapping.DefaultCategoryId is { } categoryId)
            {
                await db.Categories.FindInEventAsync(command.EventId, categoryId, cancellationToken);
            }

            // A list that cannot be read is refused here, while the user is looking.
            lists.Read(command.File, command.Mapping);
            var headers = lists.Outline(command.File, command.Mapping.Sheet).Headers.Select(header => header.Header);
            var now = clock.GetUtcNow().UtcDateTime;
            var key = $"imports/{Guid.CreateVersion7():N}.{(lists.IsWorkbook(command.File) ? "xlsx" : "csv")}";
            await files.SaveAsync(key, (file, token) => file.WriteAsync(command.File, token).AsTask(), cancellationToken);
            var import = new Import(command.EventId, key, command.Mapping with { HeadersKey = ImportMapping.KeyOf(headers) }, caller.UserId, now);
            db.Imports.Add(import);
            db.JobRequests.Add(new JobRequest(JobKind.ImportMembers, command.EventId, import.Id, $"ImportMembers/{import.Id:N}/check", caller.UserId, now));
            await db.SaveChangesAsync(cancellationToken);
            return import.Id;
        }
    }
}
