package dev.poolgate.identitypool.token;

import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityResult.Reason;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import dev.poolgate.identitypool.session.SessionRevocations;
import java.util.Locale;
import java.util.Optional;

/**
 * The pools' own OpenID tokens as web identities: the classic flow, in which a client takes such a token to STS. Trust
 * policies name the principal as AWS does, whatever the issuer's address is.
 */
public final class PoolTokenIdentities implements WebIdentityVerifier {
    /** The {@code Federated} principal, what condition keys begin with, and the key in a Logins map. */
    public static final String PRINCIPAL = "cognito-identity.amazonaws.com";

    private static final String INVALID =
            "The web identity token that was passed could not be validated. Get a new identity token from the identity"
                    + " provider and then retry the request.";

    private final PoolTokens tokens;
    private final SessionRevocations revocations;

    public PoolTokenIdentities(PoolTokens tokens, SessionRevocations revocations) {
        this.tokens = tokens;
        this.revocations = revocations;
    }

    /** Whether a token claims to be of this issuer, so that this is the verifier to ask about it. */
    public boolean speaksFor(String token) {
        return tokens.claims(token);
    }

    @Override
    public WebIdentityResult verify(String token, Optional<String> providerId) {
        if (providerId.isPresent()) {
            return new WebIdentityResult.Rejected(Reason.INVALID, INVALID);
        }
        return tokens.verify(token)
                .fold(
                        this::verified,
                        expired -> new WebIdentityResult.Rejected(Reason.EXPIRED, text(expired)),
                        invalid -> new WebIdentityResult.Rejected(Reason.INVALID, INVALID));
    }

    private WebIdentityResult verified(PoolTokenResult.Verified verified) {
        PoolToken token = verified.token();
        if (revocations.isRevoked(token.lineage(), token.issuedAt())) {
            return new WebIdentityResult.Rejected(Reason.INVALID, INVALID);
        }
        return new WebIdentityResult.Verified(new WebIdentity(
                PRINCIPAL, PRINCIPAL, token.identityId(), token.identityPoolId(), verified.claims(), token.lineage()));
    }

    private static String text(PoolTokenResult.Expired expired) {
        return String.format(
                Locale.ROOT,
                "Token expired: current date/time %d must be before the expiration date/time %d",
                expired.now().getEpochSecond(),
                expired.expiry().getEpochSecond());
    }
}
