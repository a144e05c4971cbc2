package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.ChunkSigner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** Cuts one body into chunks of one size and puts their signatures around them. Holds one chunk at a time. */
final class SignedChunks {
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ChunkSigner signer;
    private final long length;
    private final DataBufferFactory buffers;
    private final ByteBuffer chunk = ByteBuffer.allocate(ChunkSigner.CHUNK_BYTES);
    private long seen;

    /** @param length of the body, as announced */
    SignedChunks(ChunkSigner signer, long length, DataBufferFactory buffers) {
        this.signer = signer;
        this.length = length;
        this.buffers = buffers;
    }

    Flux<DataBuffer> of(Flux<DataBuffer> body) {
        return body.concatMapIterable(this::take).concatWith(Flux.defer(() -> Flux.fromIterable(end())));
    }

    private List<DataBuffer> take(DataBuffer buffer) {
        try {
            seen += buffer.readableByteCount();
            List<DataBuffer> full = new ArrayList<>();
            while (buffer.readableByteCount() > 0) {
                byte[] part = new byte[Math.min(chunk.remaining(), buffer.readableByteCount())];
                buffer.read(part);
                chunk.put(part);
                if (!chunk.hasRemaining()) {
                    full.add(framed());
                }
            }
            return full;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private List<DataBuffer> end() {
        if (seen != length) {
            throw new IllegalStateException("announced were `" + length + "` bytes, sent `" + seen + "`");
        }
        List<DataBuffer> last = new ArrayList<>();
        if (chunk.position() > 0) {
            last.add(framed());
        }
        last.add(framed());
        return last;
    }

    private DataBuffer framed() {
        byte[] bytes = new byte[chunk.flip().remaining()];
        chunk.get(bytes).clear();
        byte[] head = signer.head(bytes);
        // an array of its own: nobody has to release it when the backend goes away in between
        return buffers.wrap(ByteBuffer.allocate(head.length + bytes.length + LINE_END.length)
                .put(head)
                .put(bytes)
                .put(LINE_END)
                .array());
    }
}
