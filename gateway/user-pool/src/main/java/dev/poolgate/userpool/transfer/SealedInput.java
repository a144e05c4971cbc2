package dev.poolgate.userpool.transfer;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads {@link SealedFrames}. What it gives was not changed; at its end, nothing is missing. */
final class SealedInput extends InputStream {
    private static final int LARGEST = SealedFrames.FRAME_BYTES + SealedFrames.TAG_BYTES;

    private final DataInputStream source;
    private final SealedFrames frames;
    private InputStream current = InputStream.nullInputStream();
    private int nextLength;

    SealedInput(InputStream source, byte[] key) throws IOException {
        this.source = new DataInputStream(source);
        if (!Arrays.equals(this.source.readNBytes(SealedFrames.MAGIC.length), SealedFrames.MAGIC)) {
            throw new TransferException("this is no file of a pool");
        }
        this.frames = new SealedFrames(key, this.source.readNBytes(SealedFrames.SALT_BYTES));
        this.nextLength = length();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = current.read(target, from, length);
        while (read < 0 && nextLength >= 0) {
            current = new ByteArrayInputStream(frame());
            read = current.read(target, from, length);
        }
        return read;
    }

    /** A frame is the last one where nothing follows it; one that says otherwise does not open. */
    private byte[] frame() throws IOException {
        byte[] sealed = source.readNBytes(nextLength);
        if (sealed.length < nextLength) {
            throw new TransferException("the file was cut off");
        }
        nextLength = length();
        return frames.open(sealed, nextLength < 0);
    }

    private int length() throws IOException {
        byte[] bytes = source.readNBytes(Integer.BYTES);
        if (bytes.length == 0) {
            return -1;
        }
        int length = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
        if (length < SealedFrames.TAG_BYTES || length > LARGEST) {
            throw new TransferException("the file was changed or cut off");
        }
        return length;
    }
}
