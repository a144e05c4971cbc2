package dev.poolgate.gateway.body;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Reads a whole body into memory, up to a bound, because its hash has to be known before the request goes on. */
public final class BodyReader {
    private final int maxBytes;

    public BodyReader(DataSize largest) {
        this.maxBytes = Math.toIntExact(largest.toBytes());
    }

    /** Emits exactly once, no bytes for no body; a {@link DataBufferLimitException} where it is too large. */
    public Mono<byte[]> read(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > maxBytes
                ? Mono.error(new DataBufferLimitException("announced as larger than `" + maxBytes + "` bytes"))
                : DataBufferUtils.join(request.getBody(), maxBytes)
                        .map(BodyReader::bytes)
                        .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
