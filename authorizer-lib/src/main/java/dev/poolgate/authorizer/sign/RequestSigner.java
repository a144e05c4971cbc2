package dev.poolgate.authorizer.sign;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Signs an outgoing request with temporary credentials, header form. Thread-safe.
 *
 * <p>Sign last: whatever changes the request afterwards breaks the signature. Remove the caller's own
 * {@code Authorization} and {@code X-Amz-*} headers first; they would be signed as if they were ours.
 */
public final class RequestSigner {
    private final String service;
    private final String region;
    private final Clock clock;

    /**
     * @param service the signing name, for example {@code execute-api}
     * @param region for example {@code eu-central-1}
     */
    public RequestSigner(String service, String region, Clock clock) {
        this.service = service;
        this.region = region;
        this.clock = clock;
    }

    /**
     * @param request as it will be sent; only its {@code Host}, {@code Content-Type} and {@code X-Amz-*} headers are
     *     signed, since proxies on the way may rewrite the others
     * @return the headers to set, each replacing what is there
     */
    public Map<String, String> sign(SignableRequest request, TemporaryCredentials credentials) {
        NavigableMap<String, String> added = new TreeMap<>();
        String date = AmzDate.format(clock.instant());
        added.put("x-amz-date", date);
        added.put("x-amz-content-sha256", request.bodyHash());
        added.put("x-amz-security-token", credentials.sessionToken());
        CredentialScope scope = new CredentialScope(AmzDate.day(date), region, service);
        added.put("authorization", authorization(withHeaders(request, added), scope, date, credentials));
        return Collections.unmodifiableMap(added);
    }

    private String authorization(
            SignableRequest request, CredentialScope scope, String date, TemporaryCredentials credentials) {
        TreeSet<String> signed = new TreeSet<>(request.headers().keySet());
        signed.removeIf(name -> !isSigned(name));
        String canonical = CanonicalRequest.of(request, signed, PathStyle.of(service));
        String signature = SigningKey.signature(credentials.secretAccessKey(), scope, date, canonical);
        return new AuthorizationHeader(credentials.accessKeyId(), scope, signed, signature).text();
    }

    private static boolean isSigned(String name) {
        return name.equals("host") || name.equals("content-type") || name.startsWith("x-amz-");
    }

    private static SignableRequest withHeaders(SignableRequest request, Map<String, String> added) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        added.forEach((name, value) -> headers.put(name, List.of(value)));
        return new SignableRequest(request.method(), request.target(), headers, request.bodyHash());
    }
}
