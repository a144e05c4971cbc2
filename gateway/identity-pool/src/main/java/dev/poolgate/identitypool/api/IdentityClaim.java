package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;

/** Which identity the callers of a public operation get who ask as one. Its id alone proves nothing but a guest. */
record IdentityClaim(IdentityDirectory directory) {

    /** @throws software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException unless it is a guest's */
    Identity guest(StoredPool pool, Identity asked) {
        if (!asked.guest() || asked.disabled()) {
            throw Refusals.identityForbidden(asked.id());
        }
        if (!pool.admitsGuests()) {
            throw Refusals.noGuests();
        }
        return asked;
    }

    /**
     * @return not always the identity that was asked for, see {@link IdentityDirectory#claim}
     * @throws software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException where the logins do not
     *     lead there
     */
    Identity user(StoredPool pool, Identity asked, List<VerifiedLogin> logins) {
        return directory.claim(pool, asked, LoginCheck.logins(logins)).fold(identity -> identity, reason -> {
            throw Refusals.of(reason);
        });
    }
}
