package dev.poolgate.authorizer.sign;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Signs an outgoing request with temporary credentials. Thread-safe.
 *
 * <p>Sign last: whatever changes the request afterwards breaks the signature. Remove the caller's own
 * {@code Authorization} and {@code X-Amz-*} headers first; they would be signed as if they were ours. Send the target
 * as {@link WireTarget} spells it.
 */
public final class RequestSigner {
    private final String service;
    private final String region;
    private final Clock clock;
    private final SigningKeys keys = new SigningKeys();

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
     * Signs in the header form.
     *
     * @param request as it will be sent; only its {@code Host}, {@code Content-Type} and {@code X-Amz-*} headers are
     *     signed, since proxies on the way may rewrite the others
     * @return the headers to set, each replacing what is there
     */
    public Map<String, String> sign(SignableRequest request, TemporaryCredentials credentials) {
        return stream(request, credentials).headers();
    }

    /**
     * Signs in the header form, and begins the signatures of the body's chunks.
     *
     * @param request with {@link BodyHash#STREAMING} for its body
     */
    public SignedStream stream(SignableRequest request, TemporaryCredentials credentials) {
        String date = AmzDate.format(clock.instant());
        SigningKey key = key(credentials, date);
        NavigableMap<String, String> added = new TreeMap<>();
        added.put("x-amz-date", date);
        added.put("x-amz-content-sha256", request.bodyHash());
        added.put("x-amz-security-token", credentials.sessionToken());
        SignableRequest complete = withHeaders(request, added);
        NavigableSet<String> signed = signedHeaders(complete);
        String signature = signature(complete, signed, key, date);
        added.put(
                "authorization",
                new AuthorizationHeader(credentials.accessKeyId(), key.scope(), signed, signature).text());
        return new SignedStream(Collections.unmodifiableMap(added), new ChunkSigner(key, date, signature));
    }

    /**
     * Signs in the query form.
     *
     * @param request as it will be sent; its {@code Host}, {@code Content-Type} and {@code X-Amz-*} headers are signed
     * @param life how long the signature counts, in whole seconds
     * @return the target to send in place of the request's
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating
     *     requests: using query parameters</a>
     */
    public String presign(SignableRequest request, TemporaryCredentials credentials, Duration life) {
        String date = AmzDate.format(clock.instant());
        SigningKey key = key(credentials, date);
        NavigableSet<String> signed = signedHeaders(request);
        String target = request.target() + (request.target().contains("?") ? "&" : "?") + "X-Amz-Algorithm="
                + SigningKey.ALGORITHM
                + parameter(
                        "X-Amz-Credential",
                        credentials.accessKeyId() + "/" + key.scope().text())
                + parameter("X-Amz-Date", date)
                + parameter("X-Amz-Expires", String.valueOf(life.toSeconds()))
                + parameter("X-Amz-Security-Token", credentials.sessionToken())
                + parameter("X-Amz-SignedHeaders", String.join(";", signed));
        SignableRequest complete = new SignableRequest(request.method(), target, request.headers(), request.bodyHash());
        return target + parameter("X-Amz-Signature", signature(complete, signed, key, date));
    }

    private SigningKey key(TemporaryCredentials credentials, String date) {
        return keys.of(credentials.secretAccessKey(), new CredentialScope(AmzDate.day(date), region, service));
    }

    private String signature(SignableRequest request, NavigableSet<String> signed, SigningKey key, String date) {
        return key.signature(date, CanonicalRequest.of(request, signed, PathStyle.of(service)));
    }

    private static NavigableSet<String> signedHeaders(SignableRequest request) {
        NavigableSet<String> signed = new TreeSet<>(request.headers().keySet());
        signed.removeIf(name -> !isSigned(name));
        return signed;
    }

    private static boolean isSigned(String name) {
        return name.equals("host") || name.equals("content-type") || name.startsWith("x-amz-");
    }

    private static String parameter(String name, String value) {
        return "&" + name + "=" + WireTarget.escaped(value);
    }

    private static SignableRequest withHeaders(SignableRequest request, Map<String, String> added) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        added.forEach((name, value) -> headers.put(name, List.of(value)));
        return new SignableRequest(request.method(), request.target(), headers, request.bodyHash());
    }
}
