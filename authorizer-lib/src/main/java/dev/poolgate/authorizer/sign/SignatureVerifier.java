package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the SigV4 signature of a received request. Thread-safe, unless its keys are not.
 *
 * <p>The request is signed anew, with the headers its signature names, and compared in constant time. The checks that
 * need no secret come first, so that nothing is looked up for a request that cannot be valid.
 */
public final class SignatureVerifier {
    /** How far the signer's clock may be off, in either direction; at exactly this the signature still counts. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final AccessKeys keys;
    private final Clock clock;
    private final Set<SignatureForm> forms;

    /** Takes the header form only. */
    public SignatureVerifier(AccessKeys keys, Clock clock) {
        this(keys, clock, EnumSet.of(SignatureForm.HEADER));
    }

    /** @param forms those that are looked for; of the others nothing is seen */
    public SignatureVerifier(AccessKeys keys, Clock clock, Set<SignatureForm> forms) {
        this.keys = keys;
        this.clock = clock;
        this.forms = Set.copyOf(forms);
    }

    /** The same, looking for a signature in both forms. */
    public SignatureVerifier inAnyForm() {
        return new SignatureVerifier(keys, clock, EnumSet.allOf(SignatureForm.class));
    }

    public SignatureResult verify(SignableRequest request, ExpectedScope expected) {
        try {
            return verified(request, expected);
        } catch (Rejection e) {
            return e.result();
        }
    }

    private SignatureResult verified(SignableRequest request, ExpectedScope expected) throws Rejection {
        PresentedSignature presented = form(request).read(request);
        SignatureCoverage.check(request, presented, expected);
        Instant until = SignatureTimes.check(presented, clock.instant());
        AccessKey key = key(presented);
        checkSignature(request, presented, key);
        return new SignatureResult.Valid(
                key,
                presented.tokens().stream().findFirst(),
                presented.scope(),
                new ProvenSignature(presented.parts().signature(), until));
    }

    private SignatureForm form(SignableRequest request) throws Rejection {
        Set<SignatureForm> presented = SignatureForm.presentedBy(request.target(), request.values("authorization"));
        presented.retainAll(forms);
        if (presented.isEmpty()) {
            throw new Rejection(SignatureError.MISSING, "Missing Authentication Token");
        }
        boolean another = presented.contains(SignatureForm.QUERY)
                && !request.values("authorization").isEmpty();
        if (another) {
            throw new Rejection(
                    SignatureError.MALFORMED,
                    "Either the Authorization header or the query string may authenticate a request, not both.");
        }
        return presented.iterator().next();
    }

    private AccessKey key(PresentedSignature presented) throws Rejection {
        List<String> tokens = presented.tokens();
        @Nullable String token = tokens.isEmpty() ? null : tokens.get(0);
        return (tokens.size() > 1
                        ? Optional.<AccessKey>empty()
                        : keys.find(presented.parts().accessKeyId(), token))
                .orElseThrow(() -> new Rejection(
                        SignatureError.UNKNOWN_KEY, "The security token included in the request is invalid."));
    }

    private static void checkSignature(SignableRequest request, PresentedSignature presented, AccessKey key)
            throws Rejection {
        boolean fits = false;
        for (String target : presented.targets()) {
            fits |= MessageDigest.isEqual(
                    ascii(signature(request.withTarget(target), presented, key)),
                    ascii(presented.parts().signature()));
        }
        if (!fits) {
            throw new Rejection(
                    SignatureError.MISMATCH,
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private static String signature(SignableRequest request, PresentedSignature presented, AccessKey key) {
        CredentialScope scope = presented.scope();
        String canonical =
                CanonicalRequest.of(request, presented.parts().signedHeaders(), PathStyle.of(scope.service()));
        return SigningKey.signature(key.secretAccessKey(), scope, presented.date(), canonical);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
