using System.IO.Pipelines;

namespace Events.Infrastructure.Lists;

/// <summary>
/// Takes what the archive and the compression write, which they do at once and without waiting, into the pipe's memory; it goes on its way when
/// the pipe is flushed between rows.
/// </summary>
internal sealed class PipeStream(PipeWriter output) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var room = output.GetSpan();
            var part = buffer[..Math.Min(room.Length, buffer.Length)];
            part.CopyTo(room);
            output.Advance(part.Length);
            buffer = buffer[part.Length..];
        }
    }

    public override void Flush()
    {
        // The pipe is flushed where one can wait for it.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
