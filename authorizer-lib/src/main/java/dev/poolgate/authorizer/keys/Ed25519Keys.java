package dev.poolgate.authorizer.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Makes a platform key of the {@code x} of an Ed25519 JWK, RFC 8037 section 2. */
final class Ed25519Keys {
    private static final int LENGTH = 32;
    /** The fixed start of its SubjectPublicKeyInfo, RFC 8410 section 10.1. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Keys() {}

    static PublicKey publicKey(byte[] x) throws GeneralSecurityException {
        if (x.length != LENGTH) {
            throw new InvalidKeyException("an ed25519 public key has `" + LENGTH + "` bytes");
        }
        byte[] encoded = new byte[PREFIX.length + LENGTH];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(x, 0, encoded, PREFIX.length, LENGTH);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
