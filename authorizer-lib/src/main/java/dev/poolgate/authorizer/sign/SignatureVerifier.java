package dev.poolgate.authorizer.sign;

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
        return verifyHead(request.head(), expected)
                .fold(plausible -> plausible.verify(request.bodyHash()), invalid -> invalid);
    }

    /** All that can be checked before the body is there, the key and its session among it. */
    public HeadResult verifyHead(RequestHead head, ExpectedScope expected) {
        try {
            return new HeadResult.Plausible(plausible(head, expected));
        } catch (Rejection e) {
            return new HeadResult.Rejected(e.result());
        }
    }

    private PlausibleSignature plausible(RequestHead head, ExpectedScope expected) throws Rejection {
        PresentedSignature presented = form(head).read(head);
        SignatureCoverage.check(head, presented, expected);
        Instant until = SignatureTimes.check(presented, clock.instant());
        return PlausibleSignature.of(head, presented, key(presented), until);
    }

    private SignatureForm form(RequestHead request) throws Rejection {
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
}
