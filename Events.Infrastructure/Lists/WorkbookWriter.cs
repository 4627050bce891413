using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Events.Infrastructure.Lists;

/// <summary>
/// A workbook (ECMA-376) of nothing but text, written from front to back. Each cell is typed as a string, so nothing in it is ever run or
/// rounded, and it holds exactly what the field holds.
/// </summary>
internal sealed class WorkbookWriter : IDisposable
{
    /// <summary>What a cell of a spreadsheet holds; longer texts are cut.</summary>
    public const int MaxCellLength = 32_767;

    private const int MaxSheetNameLength = 31;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";

    private readonly ZipArchive archive;
    private TextWriter? sheet;
    private int sheets;
    private int rows;
    private int columns;

    public WorkbookWriter(Stream output, IReadOnlyList<string> sheetNames)
    {
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(sheetNames.Select((_, index) => $"""<Override PartName="/xl/worksheets/sheet{index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}</Types>""");
        Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Add("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheetNames.Select((name, index) => $"""<sheet name="{Escape(SheetName(name))}" sheetId="{index + 1}" r:id="rId{index + 1}"/>"""))}</sheets></workbook>""");
        Add("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheetNames.Select((_, index) => $"""<Relationship Id="rId{index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""))}<Relationship Id="rId{sheetNames.Count + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
        // The second format is the header's; 49 is "text", which keeps 007 as it is typed.
        Add("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>""");
    }

    /// <summary>The next sheet, with its headers in a row that stays in sight.</summary>
    public void BeginSheet(IReadOnlyList<string> headers)
    {
        sheet = new StreamWriter(archive.CreateEntry($"xl/worksheets/sheet{++sheets}.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        (rows, columns) = (0, headers.Count);
        sheet.Write(Head);
        sheet.Write($"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{Math.Max(1, columns)}" width="24" style="0" customWidth="1"/></cols><sheetData>""");
        WriteRow(headers, style: 1);
    }

    public void WriteRow(IReadOnlyList<string?> cells) => WriteRow(cells, style: 0);

    /// <param name="withFilter">Whether the header offers to filter and sort.</param>
    /// <param name="choices">Columns (from 0) with a list to choose from: its formula, and whether other values are refused.</param>
    public void EndSheet(bool withFilter, IReadOnlyList<(int Column, string Formula, bool IsStrict)> choices)
    {
        sheet!.Write("</sheetData>");
        if (withFilter && columns > 0)
        {
            sheet.Write($"""<autoFilter ref="A1:{ColumnName(columns - 1)}{rows}"/>""");
        }

        if (choices.Count > 0)
        {
            sheet.Write($"""<dataValidations count="{choices.Count}">""");
            foreach (var (column, formula, isStrict) in choices)
            {
                var letters = ColumnName(column);
                sheet.Write($"""<dataValidation type="list" allowBlank="1" showErrorMessage="{(isStrict ? 1 : 0)}" sqref="{letters}2:{letters}{Domain.Delegations.Import.MaxRows + 1}"><formula1>{Escape(formula)}</formula1></dataValidation>""");
            }

            sheet.Write("</dataValidations>");
        }

        sheet.Write("</worksheet>");
        sheet.Dispose();
        sheet = null;
    }

    public void Dispose()
    {
        sheet?.Dispose();
        archive.Dispose();
    }

    /// <summary>A, B, ... Z, AA, ... from 0.</summary>
    public static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>Without the signs that a sheet's name may not hold, and not longer than it may be.</summary>
    public static string SheetName(string name)
    {
        var allowed = string.Concat(name.Select(letter => letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(letter) ? ' ' : letter)).Trim(' ', '\'');
        return allowed.Length == 0 ? "List" : allowed.Length <= MaxSheetNameLength ? allowed : allowed[..MaxSheetNameLength].TrimEnd(' ', '\'');
    }

    private void WriteRow(IReadOnlyList<string?> cells, int style)
    {
        rows++;
        sheet!.Write($"""<row r="{rows}">""");
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is { Length: > 0 } text)
            {
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"""<c r="{ColumnName(column)}{rows}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"""));
                sheet.Write(Escape(text.Length > MaxCellLength ? text[..(char.IsHighSurrogate(text[MaxCellLength - 1]) ? MaxCellLength - 1 : MaxCellLength)] : text));
                sheet.Write("</t></is></c>");
            }
        }

        sheet.Write("</row>");
    }

    private void Add(string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write(Head);
        part.Write(content);
    }

    /// <summary>For XML; what XML cannot hold as the format writes it, and what would be read as such.</summary>
    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("<>&\"_") < 0 && text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && text.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                escaped.Append(letter).Append(text[++at]);
            }
            else if (!XmlConvert.IsXmlChar(letter) || letter is '\r' || (letter is '_' && at + 6 < text.Length && text[at + 1] is 'x' && text[at + 6] is '_'))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_");
            }
            else
            {
                escaped.Append(letter switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", _ => letter.ToString() });
            }
        }

        return escaped.ToString();
    }
}
