package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.authorizer.sign.SignatureForm;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.body.HeldBody;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.guard.RequestOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads what a caller signed: the request as it arrived, and its body whole, since its hash is part of it. */
public final class SignedRequests {
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String CONTENT_HASH = "x-amz-content-sha256";

    private final BodyReader bodies;
    private final RequestOrigin origin;

    public SignedRequests(BodyReader bodies, RequestOrigin origin) {
        this.bodies = bodies;
        this.origin = origin;
    }

    /** Whether there is a signature, or what is meant to be one. */
    boolean isSigned(ReceivedRequest received) {
        List<String> authorization = received.headers().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        return !SignatureForm.presentedBy(received.target(), authorization).isEmpty();
    }

    /**
     * Emits once, or an error where the body is too large.
     *
     * @param unsignedPayload whether a signature that leaves the body out counts; the body is then not read
     */
    Mono<SignedExchange> read(ServerWebExchange exchange, ReceivedRequest received, boolean unsignedPayload) {
        Map<String, List<String>> headers = received.headers();
        if (unsignedPayload && List.of(UNSIGNED).equals(headers.get(CONTENT_HASH))) {
            return Mono.just(new SignedExchange(exchange, signable(received, headers, UNSIGNED)));
        }
        return bodies.read(exchange.getRequest())
                .map(body -> new SignedExchange(
                        exchange.mutate()
                                .request(new HeldBody(
                                        exchange.getRequest(),
                                        body,
                                        exchange.getResponse().bufferFactory()))
                                .build(),
                        signable(received, headers, BodyHash.of(body))));
    }

    /** What policies may know of the request. */
    IamContext context(ReceivedRequest received) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("aws:SecureTransport", String.valueOf(origin.secure(received)));
        origin.address(received).ifPresent(address -> known.put("aws:SourceIp", address));
        first(received, HttpHeaders.USER_AGENT).ifPresent(agent -> known.put("aws:UserAgent", agent));
        first(received, HttpHeaders.REFERER).ifPresent(referer -> known.put("aws:Referer", referer));
        IamContext context = IamContext.EMPTY;
        for (Map.Entry<String, String> each : known.entrySet()) {
            context = context.with(each.getKey(), each.getValue());
        }
        return context;
    }

    private static Optional<String> first(ReceivedRequest received, String header) {
        return received.headers().getOrDefault(header, List.of()).stream().findFirst();
    }

    private static SignableRequest signable(
            ReceivedRequest received, Map<String, List<String>> headers, String bodyHash) {
        return new SignableRequest(received.method(), received.target(), headers, bodyHash);
    }
}
