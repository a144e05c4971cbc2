package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.Login;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the logins of one identity must fulfil together.
 *
 * @param developerProvider whose users alone may be several in one identity; empty where the pool has none
 */
record LinkRules(Optional<String> developerProvider) {
    /** The service's quota, which cannot be raised. */
    static final int MAX_LOGINS = 20;

    static LinkRules of(StoredPool pool) {
        return new LinkRules(pool.developerProvider());
    }

    Optional<LinkRefusal> objectionTo(Set<Login> together) {
        Set<String> providers = new HashSet<>();
        boolean twice = together.stream()
                .map(Login::provider)
                .filter(provider -> !developerProvider.equals(Optional.of(provider)))
                .anyMatch(provider -> !providers.add(provider));
        if (twice) {
            return Optional.of(LinkRefusal.PROVIDER_TWICE);
        }
        return together.size() > MAX_LOGINS ? Optional.of(LinkRefusal.TOO_MANY) : Optional.empty();
    }
}
