package dev.poolgate.gateway.body;

import dev.poolgate.gateway.failure.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Reads a whole body into memory, up to a bound, because its hash has to be known before the request goes on. */
public final class BodyReader {
    private final HeldBodies room;
    private final int maxBytes;
    private final Duration patience;

    /**
     * @param room for this body among those of other requests
     * @param patience for how long a client may take to send it, while it takes room
     */
    public BodyReader(HeldBodies room, DataSize largest, Duration patience) {
        this.room = room;
        this.maxBytes = Math.toIntExact(largest.toBytes());
        this.patience = patience;
    }

    /** To be closed when the request is over: until then its body may be sent again. */
    public HeldBodies.Hold open(String account) {
        return room.open(account);
    }

    /**
     * Emits exactly once, no bytes for no body; an {@link UnfitBody} where it is too large, too slow or one too many.
     */
    public Mono<byte[]> read(ServerHttpRequest request, HeldBodies.Hold hold) {
        return request.getHeaders().getContentLength() > maxBytes
                ? Mono.error(new UnfitBody(Refusal.tooLarge()))
                : DataBufferUtils.join(request.getBody().map(buffer -> taken(buffer, hold)))
                        .map(BodyReader::bytes)
                        .defaultIfEmpty(new byte[0])
                        .timeout(patience, Mono.error(() -> new UnfitBody(Refusal.bodyTimeout())))
                        .onErrorMap(BodyReader::unfit);
    }

    private static Throwable unfit(Throwable fault) {
        return fault instanceof UnfitBody ? fault : new UnfitBody(Refusal.bodyIncomplete(fault));
    }

    private DataBuffer taken(DataBuffer buffer, HeldBodies.Hold hold) {
        Optional<Refusal> refusal = refusal(buffer.readableByteCount(), hold);
        if (refusal.isEmpty()) {
            return buffer;
        }
        DataBufferUtils.release(buffer);
        throw new UnfitBody(refusal.get());
    }

    /** Too large comes first: of what is too large there would never be room. */
    private Optional<Refusal> refusal(int more, HeldBodies.Hold hold) {
        if (hold.bytes() + more > maxBytes) {
            return Optional.of(Refusal.tooLarge());
        }
        return switch (hold.take(more)) {
            case TAKEN -> Optional.empty();
            case FULL -> Optional.of(Refusal.noRoomForBody());
            case SHARE_FULL -> Optional.of(Refusal.noRoomForBodyOfCaller());
        };
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
