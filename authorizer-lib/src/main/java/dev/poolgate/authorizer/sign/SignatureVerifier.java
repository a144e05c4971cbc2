package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the SigV4 signature of a received request, header form. Thread-safe.
 *
 * <p>The request is signed anew, with the headers its signature names, and compared in constant time. The checks that
 * need no secret come first, so that nothing is looked up for a request that cannot be valid.
 */
public final class SignatureVerifier {
    /** How far the signer's clock may be off, in either direction; at exactly this the signature still counts. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String TOKEN = "x-amz-security-token";

    private final AccessKeys keys;
    private final Clock clock;

    public SignatureVerifier(AccessKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public SignatureResult verify(SignableRequest request, ExpectedScope expected) {
        try {
            return verified(request, expected);
        } catch (Rejection e) {
            return new SignatureResult.Invalid(e.error, e.text);
        }
    }

    private SignatureResult verified(SignableRequest request, ExpectedScope expected) throws Rejection {
        AuthorizationHeader header = authorization(request);
        String date = date(request);
        checkScope(header.scope(), date, expected);
        checkClock(date);
        checkSignedHeaders(request, header);
        checkBody(request);
        AccessKey key = key(request, header);
        checkSignature(request, header, date, key);
        return new SignatureResult.Valid(key, header.scope());
    }

    private static AuthorizationHeader authorization(SignableRequest request) throws Rejection {
        List<String> values = request.values("authorization");
        if (values.stream().noneMatch(value -> value.startsWith("AWS4-"))) {
            throw new Rejection(SignatureError.MISSING, "Missing Authentication Token");
        }
        return (values.size() == 1 ? AuthorizationHeader.parse(values.get(0)) : Optional.<AuthorizationHeader>empty())
                .orElseThrow(() -> new Rejection(
                        SignatureError.MALFORMED,
                        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters."));
    }

    private static String date(SignableRequest request) throws Rejection {
        List<String> values = request.values("x-amz-date");
        if (values.size() != 1 || AmzDate.parse(values.get(0)).isEmpty()) {
            throw new Rejection(SignatureError.MALFORMED, "X-Amz-Date must be in ISO8601 'basic format'.");
        }
        return values.get(0);
    }

    private static void checkScope(CredentialScope scope, String date, ExpectedScope expected) throws Rejection {
        if (!scope.date().equals(AmzDate.day(date))) {
            throw new Rejection(
                    SignatureError.WRONG_SCOPE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        }
        if (!scope.service().equals(expected.service())) {
            throw new Rejection(
                    SignatureError.WRONG_SCOPE,
                    "Credential should be scoped to correct service: '" + expected.service() + "'.");
        }
        if (!expected.region()
                .map(scope.region()::equals)
                .orElse(!scope.region().isEmpty())) {
            throw new Rejection(SignatureError.WRONG_SCOPE, "Credential should be scoped to a valid region.");
        }
    }

    private void checkClock(String date) throws Rejection {
        Instant signed = AmzDate.parse(date).orElseThrow();
        Instant now = clock.instant();
        Instant earliest = now.minus(TOLERANCE);
        Instant latest = now.plus(TOLERANCE);
        if (signed.isBefore(earliest)) {
            throw new Rejection(
                    SignatureError.EXPIRED,
                    "Signature expired: " + date + " is now earlier than " + AmzDate.format(earliest) + " ("
                            + AmzDate.format(now) + " - 5 min.)");
        }
        if (signed.isAfter(latest)) {
            throw new Rejection(
                    SignatureError.NOT_YET_CURRENT,
                    "Signature not yet current: " + date + " is still later than " + AmzDate.format(latest) + " ("
                            + AmzDate.format(now) + " + 5 min.)");
        }
    }

    private static void checkSignedHeaders(SignableRequest request, AuthorizationHeader header) throws Rejection {
        boolean allSent = header.signedHeaders().stream()
                .noneMatch(name -> request.values(name).isEmpty());
        boolean hostSigned = header.signedHeaders().contains("host")
                && request.values("host").size() == 1;
        boolean allSigned = request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-") && !name.equals(TOKEN))
                .allMatch(header.signedHeaders()::contains);
        if (!allSent || !hostSigned || !allSigned) {
            throw new Rejection(
                    SignatureError.UNSIGNED_HEADER,
                    "'Host' and every 'X-Amz-' header in the request must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    private static void checkBody(SignableRequest request) throws Rejection {
        boolean asAnnounced = request.values("x-amz-content-sha256").stream().allMatch(request.bodyHash()::equals);
        if (!asAnnounced) {
            throw new Rejection(
                    SignatureError.BODY_MISMATCH,
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private AccessKey key(SignableRequest request, AuthorizationHeader header) throws Rejection {
        List<String> tokens = request.values(TOKEN);
        @Nullable String token = tokens.isEmpty() ? null : tokens.get(0);
        return (tokens.size() > 1 ? Optional.<AccessKey>empty() : keys.find(header.accessKeyId(), token))
                .orElseThrow(() -> new Rejection(
                        SignatureError.UNKNOWN_KEY, "The security token included in the request is invalid."));
    }

    private static void checkSignature(SignableRequest request, AuthorizationHeader header, String date, AccessKey key)
            throws Rejection {
        String canonical = CanonicalRequest.of(
                request, header.signedHeaders(), PathStyle.of(header.scope().service()));
        String signature = SigningKey.signature(key.secretAccessKey(), header.scope(), date, canonical);
        if (!MessageDigest.isEqual(ascii(signature), ascii(header.signature()))) {
            throw new Rejection(
                    SignatureError.MISMATCH,
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                            + " Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Leaves the sequence of checks early; never leaves this class. */
    private static final class Rejection extends Exception {
        private static final long serialVersionUID = 1L;
        private final SignatureError error;
        private final String text;

        Rejection(SignatureError error, String text) {
            super(text, null, false, false);
            this.error = error;
            this.text = text;
        }
    }
}
