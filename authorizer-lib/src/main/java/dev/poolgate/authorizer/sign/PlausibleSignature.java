package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * A signature by a known key of which all fits but what depends on the body. Where the head announces the body's hash,
 * the signature over it was checked too, and the body is the only question left.
 */
public final class PlausibleSignature {
    private static final String ANNOUNCED = "x-amz-content-sha256";

    private final RequestHead head;
    private final PresentedSignature presented;
    private final AccessKey key;
    private final Instant until;

    private PlausibleSignature(RequestHead head, PresentedSignature presented, AccessKey key, Instant until) {
        this.head = head;
        this.presented = presented;
        this.key = key;
        this.until = until;
    }

    /** @param until the last instant at which the signature counts */
    static PlausibleSignature of(RequestHead head, PresentedSignature presented, AccessKey key, Instant until)
            throws Rejection {
        PlausibleSignature plausible = new PlausibleSignature(head, presented, key, until);
        if (plausible.isChecked()) {
            plausible.checkSignature(plausible.announced().get(0));
        }
        return plausible;
    }

    /** Whether the signature itself was checked, because the head announces the body's hash. */
    public boolean isChecked() {
        return !announced().isEmpty();
    }

    /**
     * Whether who sent it has what only the holder should have: the key, or the token of its session. The token in a
     * URL is none: such a URL is made to be given away.
     */
    public boolean showsSecret() {
        return isChecked() || (presented.life().isEmpty() && !presented.tokens().isEmpty());
    }

    /** @param bodyHash of the body that came, see {@link BodyHash} */
    public SignatureResult verify(String bodyHash) {
        try {
            checkBody(bodyHash);
            return new SignatureResult.Valid(
                    key,
                    presented.tokens().stream().findFirst(),
                    presented.scope(),
                    new ProvenSignature(presented.parts().signature(), until));
        } catch (Rejection e) {
            return e.result();
        }
    }

    private void checkBody(String bodyHash) throws Rejection {
        if (!announced().stream().allMatch(bodyHash::equals)) {
            throw new Rejection(
                    SignatureError.BODY_MISMATCH,
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        if (!isChecked()) {
            checkSignature(bodyHash);
        }
    }

    private void checkSignature(String bodyHash) throws Rejection {
        boolean fits = false;
        for (String target : presented.targets()) {
            fits |= MessageDigest.isEqual(
                    ascii(signature(new SignableRequest(head.withTarget(target), bodyHash))),
                    ascii(presented.parts().signature()));
        }
        if (!fits) {
            throw new Rejection(
                    SignatureError.MISMATCH,
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                            + " Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private String signature(SignableRequest request) {
        CredentialScope scope = presented.scope();
        String canonical =
                CanonicalRequest.of(request, presented.parts().signedHeaders(), PathStyle.of(scope.service()));
        return SigningKey.signature(key.secretAccessKey(), scope, presented.date(), canonical);
    }

    private List<String> announced() {
        return head.values(ANNOUNCED);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Without signature and key. */
    @Override
    public String toString() {
        return "PlausibleSignature[" + head + "]";
    }
}
