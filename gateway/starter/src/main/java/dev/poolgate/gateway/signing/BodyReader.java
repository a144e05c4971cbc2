package dev.poolgate.gateway.signing;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads a whole body into memory, up to a bound: its hash goes into the head of the request. */
final class BodyReader {
    private final int maxBytes;

    BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Emits exactly once, no bytes for no body; a {@link DataBufferLimitException} where it is too large. */
    Mono<byte[]> read(ServerHttpRequest request) {
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
