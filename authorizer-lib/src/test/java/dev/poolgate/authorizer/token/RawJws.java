package dev.poolgate.authorizer.token;

import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;

/** Lets vectors whose payload is no claims set reach the same parsing and the same signature check as tokens. */
public final class RawJws {
    private static final int LONG_ENOUGH = 64 * 1024;

    private final CompactJws jws;

    private RawJws(CompactJws jws) {
        this.jws = jws;
    }

    public static Optional<RawJws> parse(String text) {
        return CompactJws.parse(text, LONG_ENOUGH).fold(jws -> Optional.of(new RawJws(jws)), error -> Optional.empty());
    }

    public Optional<String> keyId() {
        return Optional.ofNullable(jws.header().keyId());
    }

    public boolean verifies(Function<Optional<String>, Optional<VerificationKey>> keys, CryptoProvider provider) {
        return keys.apply(keyId())
                .filter(key -> new SignatureCheck(provider)
                        .objection(jws, key, EnumSet.allOf(SignatureAlgorithm.class))
                        .isEmpty())
                .isPresent();
    }
}
