using System.Xml;
using Events.Domain.Common;

namespace Events.Infrastructure.Imports;

/// <summary>What a damaged or hostile workbook makes the platform throw, as a refusal.</summary>
internal static class Reading
{
    /// <exception cref="RuleViolation">import-workbook-broken, and what the reading itself refuses.</exception>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException or NotSupportedException)
        {
            throw new RuleViolation("import-workbook-broken", "The workbook cannot be read. Open it in a spreadsheet, save it again and send that.", "file");
        }
    }
}
