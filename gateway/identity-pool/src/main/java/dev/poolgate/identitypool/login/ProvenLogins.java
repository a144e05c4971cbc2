package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.List;

/** What a token proves that somebody has verified, under the rules that the API has for it. */
@FunctionalInterface
public interface ProvenLogins {

    /**
     * The logins that a pool may take the token for, at most one of them; none where its issuer stands behind no
     * provider, or it was issued to a client of nobody's.
     */
    List<VerifiedLogin> loginsOf(VerifiedJwt token);
}
