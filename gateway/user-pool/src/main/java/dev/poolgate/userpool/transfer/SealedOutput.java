package dev.poolgate.userpool.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** Writes {@link SealedFrames}. The file is whole once this is closed. */
final class SealedOutput extends OutputStream {
    private final OutputStream target;
    private final SealedFrames frames;
    private final byte[] frame = new byte[SealedFrames.FRAME_BYTES];
    private int filled;
    private boolean closed;

    SealedOutput(OutputStream target, byte[] key, SecureRandom random) throws IOException {
        byte[] salt = new byte[SealedFrames.SALT_BYTES];
        random.nextBytes(salt);
        this.frames = new SealedFrames(key, salt);
        this.target = target;
        target.write(SealedFrames.MAGIC);
        target.write(salt);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (filled == frame.length) {
                flushFrame(false);
            }
            int part = Math.min(length - written, frame.length - filled);
            System.arraycopy(bytes, from + written, frame, filled, part);
            filled += part;
            written += part;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            flushFrame(true);
            target.flush();
        }
    }

    private void flushFrame(boolean last) throws IOException {
        byte[] sealed = frames.seal(Arrays.copyOf(frame, filled), last);
        target.write(ByteBuffer.allocate(Integer.BYTES).putInt(sealed.length).array());
        target.write(sealed);
        filled = 0;
    }
}
