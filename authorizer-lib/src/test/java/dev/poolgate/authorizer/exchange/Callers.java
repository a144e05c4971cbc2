package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Clock;
import java.util.Set;

/** Verified tokens for tests, made the only way there is: by verifying them. */
public final class Callers {
    private static final SigningKey KEY = SigningKey.of("key-1", SignatureAlgorithm.ES256);
    private static final TrustedIssuer ISSUER = TrustedIssuer.named("pool")
            .issuer(TokenText.COGNITO_ISSUER)
            .profile(Profile.COGNITO)
            .keys(KeySource.inline(SigningKey.set(KEY)))
            .algorithms(SignatureAlgorithm.ES256)
            .audiences(AllowList.any())
            .clientIds(AllowList.of(TokenText.CLIENT))
            .tokenUse(TokenUse.ACCESS)
            .build();

    private Callers() {}

    /** The caller of {@link TokenText#cognitoAccess}. */
    public static VerifiedJwt alice(Clock clock) {
        return verified(TokenText.cognitoAccess(clock), clock);
    }

    /** The bearer of any acceptable Cognito access token. */
    public static VerifiedJwt verified(TokenText token, Clock clock) {
        VerificationKey key = new VerificationKey(KEY.id(), KEY.pair().getPublic(), Set.of(SignatureAlgorithm.ES256));
        return UnverifiedJwt.parse(token.signedBy(KEY))
                .then(parsed -> new JwtVerifier(clock).verify(parsed, key, ISSUER))
                .fold(accepted -> accepted, error -> {
                    throw new AssertionError("the token of the test was rejected: " + error);
                });
    }
}
