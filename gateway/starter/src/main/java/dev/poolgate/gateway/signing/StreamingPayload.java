package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.ChunkSigner;
import dev.poolgate.authorizer.sign.SignedStream;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.body.UnfitBody;
import dev.poolgate.gateway.failure.Refusal;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Signs the body chunk by chunk as it passes, of any length that is announced.
 *
 * @see ChunkSigner
 */
final class StreamingPayload implements Payload {
    private static final String ENCODING = "aws-chunked";
    private static final String DECODED_LENGTH = "x-amz-decoded-content-length";

    @Override
    public Mono<OutgoingBody> prepare(ServerWebExchange exchange, HeldBodies.Hold hold) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long length = headers.getContentLength();
        if (length < 0 && headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return Mono.error(new UnfitBody(Refusal.lengthRequired()));
        }
        return Mono.just(length <= 0 ? BufferedPayload.body(exchange, new byte[0]) : streamed(exchange, length));
    }

    private static OutgoingBody streamed(ServerWebExchange exchange, long length) {
        ServerHttpRequest request = exchange.getRequest();
        AtomicReference<ChunkSigner> chunks = new AtomicReference<>();
        return new OutgoingBody(
                BodyHash.STREAMING,
                headers -> describe(headers, length),
                Flux.defer(() -> new SignedChunks(
                                seeded(chunks), length, exchange.getResponse().bufferFactory())
                        .of(request.getBody())),
                (signer, signable, credentials) -> {
                    SignedStream stream = signer.stream(signable, credentials);
                    chunks.set(stream.chunks());
                    return stream.headers();
                });
    }

    private static ChunkSigner seeded(AtomicReference<ChunkSigner> chunks) {
        ChunkSigner signer = chunks.get();
        if (signer == null) {
            throw new IllegalStateException("the body is sent before its head is signed");
        }
        return signer;
    }

    private static void describe(HttpHeaders headers, long length) {
        String encodings = Stream.concat(Stream.of(ENCODING), headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream())
                .collect(Collectors.joining(","));
        headers.set(HttpHeaders.CONTENT_ENCODING, encodings);
        headers.set(DECODED_LENGTH, String.valueOf(length));
        headers.setContentLength(ChunkSigner.encodedLength(length));
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
    }
}
