package dev.poolgate.identitypool.directory;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes the ids of pools and identities, {@code region:uuid}. An identity's id is all that a guest shows for itself, so
 * the UUID is of version 4 with 122 random bits (RFC 9562 section 5.4).
 */
public final class IdentifierSource {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SecureRandom random;

    public IdentifierSource(SecureRandom random) {
        this.random = random;
    }

    /** A new id in this region. */
    public String next(String region) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        ByteBuffer bits = ByteBuffer.wrap(bytes);
        long high = (bits.getLong() & ~0xf000L) | VERSION_4;
        long low = (bits.getLong() & ~0xc000_0000_0000_0000L) | VARIANT;
        return region + ":" + new UUID(high, low);
    }
}
