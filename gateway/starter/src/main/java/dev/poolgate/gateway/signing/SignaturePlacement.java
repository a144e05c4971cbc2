package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.sign.RequestSigner;
import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.gateway.filter.Passage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Where a route's signatures go: into the headers, last of all, or into the query, which is written before them. */
final class SignaturePlacement {
    private final RequestSigner signer;
    private final @Nullable Duration presignedFor;

    SignaturePlacement(RequestSigner signer, @Nullable Duration presignedFor) {
        this.signer = signer;
        this.presignedFor = presignedFor;
    }

    ServerWebExchange place(
            ServerWebExchange exchange, Passage passage, TemporaryCredentials credentials, OutgoingBody body) {
        OutgoingTarget.settle(exchange);
        ServerWebExchange outgoing = exchange.mutate()
                .request(new OutgoingRequest(exchange.getRequest(), body, OutgoingHost.of(exchange)))
                .build();
        // the routing filter then sends the host of the request, so that it is the one that was signed
        exchange.getAttributes().put(ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE, true);
        (presignedFor == null ? inHeaders(passage, credentials, body) : inQuery(outgoing, passage, credentials, body))
                .leaveOn(exchange);
        return outgoing;
    }

    private PendingSignature inHeaders(Passage passage, TemporaryCredentials credentials, OutgoingBody body) {
        return new PendingSignature(
                passage, body.hash(), request -> body.signing().sign(signer, request, credentials));
    }

    private PendingSignature inQuery(
            ServerWebExchange outgoing, Passage passage, TemporaryCredentials credentials, OutgoingBody body) {
        SignableRequest request = signable(outgoing, outgoing.getRequest().getHeaders(), body.hash());
        OutgoingTarget.set(outgoing, signer.presign(request, credentials, presignedFor()));
        Map<String, List<String>> signed = signedHeaders(request);
        return new PendingSignature(passage, body.hash(), last -> unchanged(signed, signedHeaders(last)));
    }

    private Duration presignedFor() {
        return Objects.requireNonNull(presignedFor);
    }

    /** What other header filters did after the signature would make the backend refuse it, or worse, not notice. */
    private static Map<String, String> unchanged(Map<String, List<String>> signed, Map<String, List<String>> last) {
        if (!signed.equals(last)) {
            throw new IllegalStateException(
                    "headers changed after the signature: `" + signed.keySet() + "` to `" + last.keySet() + "`");
        }
        return Map.of();
    }

    private static Map<String, List<String>> signedHeaders(SignableRequest request) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.keySet().removeIf(name -> !name.equals("content-type") && !name.startsWith("x-amz-"));
        return headers;
    }

    static SignableRequest signable(ServerWebExchange exchange, HttpHeaders sent, String bodyHash) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.forEach((name, values) -> headers.put(name, List.copyOf(values)));
        headers.put("host", List.of(OutgoingHost.of(exchange)));
        return new SignableRequest(
                exchange.getRequest().getMethod().name(), OutgoingTarget.of(exchange), headers, bodyHash);
    }
}
