package dev.poolgate.authorizer.token;

import java.security.PublicKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public key of an issuer, with what it may be used for. What a key can do follows from its type and curve and is
 * narrowed by its JWK's {@code alg}; a token's header never widens it (S2).
 */
public final class VerificationKey {
    private final @Nullable String id;
    private final PublicKey key;
    private final Set<SignatureAlgorithm> algorithms;

    /**
     * @param id its {@code kid}; null where its JWK has none
     * @throws IllegalArgumentException where {@code algorithms} is empty
     */
    public VerificationKey(@Nullable String id, PublicKey key, Set<SignatureAlgorithm> algorithms) {
        this.id = id;
        this.key = key;
        this.algorithms = Collections.unmodifiableSet(EnumSet.copyOf(algorithms));
    }

    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    public PublicKey key() {
        return key;
    }

    public Set<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    boolean fits(SignatureAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }
}
