package dev.poolgate.identitypool.session;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;

/**
 * Seals where something comes from, so that it can travel through the hands of those whom it is none of their business:
 * a user's sessions at user pools are in it.
 */
public final class SealedLineages {
    private final SealedClaims sealed;

    /** @param random gives each its initialization vector */
    public SealedLineages(KeyRing keys, SecureRandom random) {
        this.sealed = new SealedClaims(keys, random, "poolgate-lineage");
    }

    public String seal(Lineage lineage) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        LineageClaims.write(lineage, claims);
        return sealed.seal(claims.build());
    }

    /** Empty where no key of the ring sealed it. */
    public Optional<Lineage> open(String text) {
        return sealed.open(text).flatMap(SealedLineages::lineage);
    }

    private static Optional<Lineage> lineage(SealedClaims.Opened opened) {
        try {
            return Optional.of(LineageClaims.read(opened.claims()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
