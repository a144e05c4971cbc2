package dev.poolgate.authorizer.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies JWS signatures, RFC 7518 sections 3.3 to 3.5 by Nimbus, RFC 8037 by the platform. */
final class SignatureCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureCheck.class);

    private final CryptoProvider provider;

    SignatureCheck(CryptoProvider provider) {
        this.provider = provider;
    }

    /**
     * @param algorithm one that {@code key} fits; a fault of the provider counts as a signature that does not verify
     */
    boolean verify(CompactJws jws, VerificationKey key, SignatureAlgorithm algorithm) {
        try {
            return algorithm == SignatureAlgorithm.EDDSA
                    ? verifyEdDsa(jws, key)
                    : verifier(key, algorithm)
                            .verify(
                                    new JWSHeader(JWSAlgorithm.parse(algorithm.joseName())),
                                    jws.signedBytes(),
                                    Base64URL.encode(jws.signature()));
        } catch (JOSEException | GeneralSecurityException e) {
            LOG.warn("key `{}` cannot be used with `{}`", key.id().orElse(""), algorithm, e);
            return false;
        }
    }

    private JWSVerifier verifier(VerificationKey key, SignatureAlgorithm algorithm) throws JOSEException {
        JWSVerifier verifier = key.key() instanceof RSAPublicKey rsa
                ? new RSASSAVerifier(rsa)
                : new ECDSAVerifier((ECPublicKey) key.key());
        @Nullable Provider chosen = provider.forSignature(algorithm.jcaName());
        if (chosen != null) {
            verifier.getJCAContext().setProvider(chosen);
        }
        return verifier;
    }

    /** Nimbus would need Tink for this one; the JDK has it since 15. */
    private boolean verifyEdDsa(CompactJws jws, VerificationKey key) throws GeneralSecurityException {
        String name = SignatureAlgorithm.EDDSA.jcaName();
        @Nullable Provider chosen = provider.forSignature(name);
        Signature signature = chosen == null ? Signature.getInstance(name) : Signature.getInstance(name, chosen);
        signature.initVerify(key.key());
        signature.update(jws.signedBytes());
        return signature.verify(jws.signature());
    }
}
