package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.session.SessionRevocations;
import dev.poolgate.identitypool.token.Amr;
import dev.poolgate.identitypool.token.PoolToken;
import dev.poolgate.identitypool.token.PoolTokenIdentities;
import dev.poolgate.identitypool.token.PoolTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/**
 * The pool's own OpenID token as a login: what a developer's backend got for a user. No other token of the pool is
 * taken, since a client could get one for itself and so go round the roles that the pool would choose.
 */
record PoolTokenCheck(PoolTokens tokens, SessionRevocations revocations) {

    /** Whether the logins are such a token, which stands alone. */
    static boolean isMeant(Map<String, String> logins) {
        return logins.containsKey(PoolTokenIdentities.PRINCIPAL);
    }

    /**
     * @param asked the identity that the caller asks as
     * @throws NotAuthorizedException where the token is none, or none for this identity as it is now
     */
    PoolToken verify(StoredPool pool, Identity asked, Map<String, String> logins) {
        if (logins.size() > 1) {
            throw Refusals.invalid("A token of the identity pool must be the only login.");
        }
        PoolToken token = verified(logins.values().iterator().next());
        boolean fits = token.identityId().equals(asked.id())
                && token.identityPoolId().equals(pool.id())
                && vouchedFor(pool, asked, token.amr());
        if (!fits) {
            throw Refusals.loginsMismatch();
        }
        if (revocations.isRevoked(token.lineage(), token.issuedAt())) {
            throw Refusals.notAuthorized(LoginError.REVOKED.rejected().message());
        }
        return token;
    }

    private PoolToken verified(String token) {
        return tokens.verify(token)
                .fold(
                        verified -> verified.token(),
                        expired -> {
                            throw Refusals.notAuthorized(LoginError.expired(expired.now(), expired.expiry())
                                    .message());
                        },
                        invalid -> {
                            throw Refusals.notAuthorized(
                                    LoginError.UNVERIFIABLE.rejected().message());
                        });
    }

    /** That the user whom the developer vouched for is this identity still. A disabled identity has no users. */
    private static boolean vouchedFor(StoredPool pool, Identity identity, List<String> amr) {
        Optional<String> provider = pool.developerProvider();
        return identity.logins().stream()
                .filter(login -> provider.equals(Optional.of(login.provider())))
                .anyMatch(login -> amr.containsAll(amr(pool, login)));
    }

    private static List<String> amr(StoredPool pool, Login user) {
        return Amr.of(List.of(DeveloperLogin.of(pool, user)));
    }
}
