using System.IO.Compression;
using System.Text;
using System.Xml;
using Events.Domain.Common;

namespace Events.Infrastructure.Imports;

/// <summary>Reads a part of a workbook forward only, with a bound on everything that could grow: no entity, no depth, no tag, no text without a limit.</summary>
internal sealed class GuardedXml : IDisposable
{
    /// <summary>What a cell of a spreadsheet holds.</summary>
    public const int MaxTextLength = 32_767;

    private const int MaxDepth = 32;
    private readonly XmlReader reader;
    private readonly char[] chunk = new char[4096];

    public GuardedXml(ZipArchiveEntry part)
    {
        reader = XmlReader.Create(new ShortTags(part.Open()), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = WorkbookGate.MaxUnpackedBytes,
            CloseInput = true,
        });
    }

    public string Name => reader.LocalName;

    public bool IsEmpty => reader.IsEmptyElement;

    public int Depth => reader.Depth;

    public string? this[string attribute] => reader.GetAttribute(attribute);

    /// <summary>An attribute in any namespace, such as <c>r:id</c>.</summary>
    public string? Anywhere(string attribute)
    {
        string? value = null;
        while (reader.MoveToNextAttribute())
        {
            value = reader.LocalName == attribute ? reader.Value : value;
        }

        reader.MoveToElement();
        return value;
    }

    /// <summary>On to the next element; false at the end of the part.</summary>
    public bool NextElement()
    {
        while (Step())
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>On to the next element inside the one at <paramref name="depth" />; false behind its end.</summary>
    public bool NextInside(int depth)
    {
        while (Step())
        {
            if (reader.NodeType is XmlNodeType.EndElement && reader.Depth == depth)
            {
                return false;
            }

            if (reader.NodeType is XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of the element that the reader is on.</summary>
    /// <exception cref="RuleViolation">import-cell-too-long</exception>
    public string Text()
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var text = new StringBuilder();
        while (Step() && !(reader.NodeType is XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                {
                    text.Append(chunk, 0, read);
                    if (text.Length > MaxTextLength)
                    {
                        throw new RuleViolation("import-cell-too-long", $"A cell holds more than {MaxTextLength} characters.", "file");
                    }
                }
            }
        }

        return text.ToString();
    }

    public void Dispose() => reader.Dispose();

    private bool Step()
    {
        var more = reader.Read();
        return reader.Depth <= MaxDepth ? more : throw new InvalidDataException("Elements are nested more deeply than a workbook nests them.");
    }

    /// <summary>Ends the reading at a tag that is longer than any real one: the parser would keep all of it in memory.</summary>
    private sealed class ShortTags(Stream inner) : Stream
    {
        private const int MaxTagBytes = 64 * 1024;
        private int length;
        private byte quote;
        private bool isInTag;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            foreach (var letter in buffer.AsSpan(offset, read))
            {
                Look(letter);
            }

            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }

        private void Look(byte letter)
        {
            if (!isInTag)
            {
                (isInTag, length, quote) = (letter is (byte)'<', 0, 0);
                return;
            }

            if (++length > MaxTagBytes)
            {
                throw new InvalidDataException("A tag is longer than a workbook's are.");
            }

            if (quote != 0)
            {
                quote = letter == quote ? (byte)0 : quote;
            }
            else if (letter is (byte)'>')
            {
                isInTag = false;
            }
            else if (letter is (byte)'"' or (byte)'\'')
            {
                quote = letter;
            }
        }
    }
}
