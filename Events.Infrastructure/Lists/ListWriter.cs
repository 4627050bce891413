using System.IO.Pipelines;
using System.Text;
using Events.Domain.Lists;

namespace Events.Infrastructure.Lists;

/// <summary>Writes some rows into memory, sends them off, and goes on.</summary>
internal sealed class ListWriter : IListWriter
{
    private const int RowsBetweenFlushes = 100;

    public Task WriteAsync(ExportedList list, PipeWriter output, CancellationToken cancellationToken) =>
        list.Format is ListFormat.Csv ? WriteCsvAsync(list, output, cancellationToken) : WriteWorkbookAsync(list, output, cancellationToken);

    public async Task WriteAsync(ListTemplate template, PipeWriter output, CancellationToken cancellationToken)
    {
        using (var workbook = new WorkbookWriter(new PipeStream(output), [template.SheetName, template.ValuesSheetName]))
        {
            TemplateSheets.Write(workbook, template);
        }

        await output.FlushAsync(cancellationToken);
    }

    private static async Task WriteCsvAsync(ExportedList list, PipeWriter output, CancellationToken cancellationToken)
    {
        // With its mark: spreadsheets would read the bytes by the machine's old code page otherwise.
        await using var text = new StreamWriter(new PipeStream(output), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        WriteLine(text, list.Headers);
        var written = 0;
        await foreach (var row in list.Rows.WithCancellation(cancellationToken))
        {
            WriteLine(text, row);
            if (++written % RowsBetweenFlushes == 0)
            {
                text.Flush();
                await output.FlushAsync(cancellationToken);
            }
        }

        text.Flush();
        await output.FlushAsync(cancellationToken);
    }

    private static void WriteLine(StreamWriter text, IReadOnlyList<string?> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (column > 0)
            {
                text.Write(',');
            }

            var cell = Formulas.Guarded(cells[column] ?? "");
            if (cell.AsSpan().IndexOfAny(",;\t\"\r\n") >= 0 || cell.Length != cell.AsSpan().Trim().Length)
            {
                text.Write('"');
                text.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                text.Write('"');
            }
            else
            {
                text.Write(cell);
            }
        }

        text.WriteLine();
    }

    private static async Task WriteWorkbookAsync(ExportedList list, PipeWriter output, CancellationToken cancellationToken)
    {
        using (var workbook = new WorkbookWriter(new PipeStream(output), [list.Name]))
        {
            workbook.BeginSheet(list.Headers);
            var written = 0;
            await foreach (var row in list.Rows.WithCancellation(cancellationToken))
            {
                workbook.WriteRow(row);
                if (++written % RowsBetweenFlushes == 0)
                {
                    await output.FlushAsync(cancellationToken);
                }
            }

            workbook.EndSheet(withFilter: true, []);
        }

        await output.FlushAsync(cancellationToken);
    }
}
