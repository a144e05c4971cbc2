package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.Map;

/** A developer's user as a login that is proven by the developer's signature: no token, no claims. */
final class DeveloperLogin {

    private DeveloperLogin() {}

    /** The pool stands where a provider's client would. */
    static VerifiedLogin of(StoredPool pool, Login user) {
        return new VerifiedLogin(user, pool.id(), Map.of(), false, LoginSource.DEVELOPER);
    }
}
