package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a Logins map into proven logins of the pool. All must hold: one bad token spoils the call. */
record LoginCheck(LoginVerifier verifier) {

    /**
     * @return in the order of the providers' names, so that what is decided by the first does not depend on the caller
     * @throws software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException where a token is refused
     * @throws software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException where the keys of a
     *     provider cannot be had
     */
    List<VerifiedLogin> verify(StoredPool pool, Map<String, String> logins) {
        return logins.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> verify(pool, entry.getKey(), entry.getValue()))
                .toList();
    }

    static Set<Login> logins(List<VerifiedLogin> verified) {
        return verified.stream().map(VerifiedLogin::login).collect(Collectors.toUnmodifiableSet());
    }

    /** The provider of this pool that a key of the Logins map means. */
    String provider(StoredPool pool, String key) {
        return pool.trusts(key) ? key : verifier.providerNamed(key);
    }

    private VerifiedLogin verify(StoredPool pool, String key, String token) {
        String provider = provider(pool, key);
        // Before anything is fetched: only providers that an administrator entered are ever contacted.
        if (!pool.trusts(provider)) {
            throw Refusals.notAuthorized(
                    LoginError.UNSUPPORTED_PROVIDER.rejected().message());
        }
        VerifiedLogin login = verifier.verify(provider, token)
                .fold(
                        verified -> verified.login(),
                        rejected -> {
                            throw Refusals.notAuthorized(rejected.message());
                        },
                        unavailable -> {
                            throw Refusals.providerUnavailable(unavailable.provider());
                        });
        objectionTo(pool, login).ifPresent(error -> {
            throw Refusals.notAuthorized(error.rejected().message());
        });
        return login;
    }

    private static Optional<LoginError> objectionTo(StoredPool pool, VerifiedLogin login) {
        return Login.admits(login.login().subject())
                ? pool.objectionTo(login)
                : Optional.of(LoginError.SUBJECT_UNUSABLE);
    }
}
