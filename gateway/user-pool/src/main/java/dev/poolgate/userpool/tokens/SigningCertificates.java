package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.CertificateTable;
import dev.poolgate.userpool.storage.Vault;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.dao.DuplicateKeyException;

/**
 * The certificates by which external SAML providers know a pool: one key for ever, a certificate of it that is good for
 * ten years, another one each year. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-signing-encryption.html">SAML
 * signing and encryption</a>.
 */
public final class SigningCertificates {
    private static final int RSA_BITS = 2048;
    private static final int SERIAL_BITS = 127;
    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final Duration RENEWED_AFTER = Duration.ofDays(365);

    private final CertificateTable table;
    private final Vault vault;
    private final SecureRandom random;
    private final Clock clock;

    public SigningCertificates(CertificateTable table, Vault vault, SecureRandom random, Clock clock) {
        this.table = table;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
    }

    /** The newest certificate of the pool, base64 of DER; made when it is first asked for. */
    public String of(Pool pool) {
        CertificateTable.Row row = table.find(pool.id()).orElseGet(() -> made(pool));
        boolean old = row.created().plus(RENEWED_AFTER).isBefore(clock.instant());
        return (old ? renewed(pool, row) : row).certificate();
    }

    private CertificateTable.Row made(Pool pool) {
        KeyPair pair = generated();
        CertificateTable.Row row = new CertificateTable.Row(
                vault.seal(context(pool), pair.getPrivate().getEncoded()), certificate(pool, pair), clock.instant());
        try {
            table.insert(pool.id(), row);
            return row;
        } catch (DuplicateKeyException meanwhile) {
            return table.find(pool.id()).orElseThrow();
        }
    }

    private CertificateTable.Row renewed(Pool pool, CertificateTable.Row before) {
        KeyPair pair = opened(vault.open(context(pool), before.sealedKey()));
        table.renew(
                pool.id(),
                before,
                new CertificateTable.Row(before.sealedKey(), certificate(pool, pair), clock.instant()));
        return table.find(pool.id()).orElse(before);
    }

    private String certificate(Pool pool, KeyPair pair) {
        X500Name name = new X500Name("CN=" + pool.id());
        Instant now = clock.instant();
        try {
            byte[] der = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                            Date.from(now),
                            Date.from(now.plus(VALIDITY)),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(der);
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    private KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot generate an RSA key", e);
        }
    }

    private static KeyPair opened(byte[] encoded) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read a stored key", e);
        }
    }

    private static String context(Pool pool) {
        return "certificate key " + pool.id();
    }
}
