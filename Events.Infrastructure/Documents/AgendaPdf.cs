using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;

namespace Events.Infrastructure.Documents;

internal sealed class AgendaPdf(FontSet fonts) : IAgendaPrinter
{
    public Task PrintAsync(AgendaDocument agenda, Stream output, CancellationToken cancellationToken) => throw new NotImplementedException(fonts.ToString());
}
