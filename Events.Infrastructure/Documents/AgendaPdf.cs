using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;

namespace Events.Infrastructure.Documents;

/// <summary>Draws agendas with Skia. Safe for any number of threads.</summary>
internal sealed class AgendaPdf(FontSet fonts, FlagSet flags) : IAgendaPrinter
{
    public Task PrintAsync(AgendaDocument agenda, Stream output, CancellationToken cancellationToken) =>
        Task.Run(() => Print(agenda, output, cancellationToken), cancellationToken);

    public Task<byte[]> DrawAsync(AgendaDocument agenda, CancellationToken cancellationToken) =>
        Task.Run(() => FlowPen.Picture(fonts, flags, AgendaDesign.Place(agenda, fonts).Pages[0], FlowForm.A4), cancellationToken);

    private void Print(AgendaDocument agenda, Stream output, CancellationToken cancellationToken)
    {
        var layout = AgendaDesign.Place(agenda, fonts);
        using var documentFonts = new DocumentFonts(fonts);
        foreach (var page in layout.Pages)
        {
            FlowPen.Collect(documentFonts, page);
        }

        documentFonts.Subset();

        // Skia writes in small pieces. Not disposed, because that would close the caller's stream.
        var buffered = new BufferedStream(output, 1 << 16);
        using (var document = FlowPen.Begin(buffered, agenda.EventName, agenda.Dates))
        using (var pen = new FlowPen(documentFonts, flags))
        {
            foreach (var page in layout.Pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pen.Draw(document, page, FlowForm.A4);
            }

            document.Close();
        }

        buffered.Flush();
    }
}
