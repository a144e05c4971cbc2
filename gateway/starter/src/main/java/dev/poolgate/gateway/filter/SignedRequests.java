package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.RequestHead;
import dev.poolgate.authorizer.sign.SignatureForm;
import dev.poolgate.gateway.body.BodyAccounts;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.guard.RequestOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reads what a caller signed: the request as it arrived, and its body whole, since its hash is part of it. The body
 * comes last: it costs memory, and nothing of it is needed to refuse a key that nobody knows.
 */
public final class SignedRequests {
    private static final String CONTENT_HASH = "x-amz-content-sha256";

    private final BodyReader bodies;
    private final RequestOrigin origin;
    private final BodyAccounts accounts;

    public SignedRequests(BodyReader bodies, RequestOrigin origin) {
        this.bodies = bodies;
        this.origin = origin;
        this.accounts = new BodyAccounts(origin);
    }

    /** Whether there is a signature, or what is meant to be one. */
    boolean isSigned(ReceivedRequest received) {
        List<String> authorization = received.headers().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        return !SignatureForm.presentedBy(received.target(), authorization).isEmpty();
    }

    /**
     * What one request holds in memory; to be closed when it is over. On account of its address until it is known who
     * signed.
     */
    HeldBodies.Hold open(ServerWebExchange exchange) {
        return bodies.open(accounts.ofAddress(exchange));
    }

    /**
     * What is to be verified.
     *
     * @param body read when it is the last question
     * @param unsignedPayload whether a signature that leaves the body out counts; the body is then not read
     */
    Credential.Signed credential(ReceivedRequest received, SignedBody body, boolean unsignedPayload) {
        RequestHead head = new RequestHead(received.method(), received.target(), received.headers());
        boolean leftOut = unsignedPayload && List.of(BodyHash.UNSIGNED).equals(head.values(CONTENT_HASH));
        return new Credential.Signed(head, leftOut ? PendingBody.of(BodyHash.UNSIGNED) : body);
    }

    SignedBody body(ServerWebExchange exchange, HeldBodies.Hold hold) {
        return new SignedBody(exchange, bodies, hold);
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
}
