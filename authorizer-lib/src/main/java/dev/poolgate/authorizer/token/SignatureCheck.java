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
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies JWS signatures, RFC 7518 sections 3.3 to 3.5 by Nimbus, RFC 8037 by the platform. */
final class SignatureCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureCheck.class);

    private static final int ED25519_BYTES = 64;
    /** What Nimbus reads of a header: the algorithm. Ours checked the rest. */
    private static final Map<SignatureAlgorithm, JWSHeader> HEADERS = Arrays.stream(SignatureAlgorithm.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), algorithm -> new JWSHeader(JWSAlgorithm.parse(algorithm.joseName()))));

    private final CryptoProvider provider;

    SignatureCheck(CryptoProvider provider) {
        this.provider = provider;
    }

    /**
     * @param allowed what the issuer's tokens may use
     * @return what is wrong with algorithm or signature; empty where nothing is
     */
    Optional<TokenError> objection(CompactJws jws, VerificationKey key, Set<SignatureAlgorithm> allowed) {
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(
                        jws.header().algorithm())
                .filter(allowed::contains)
                .filter(key::fits);
        if (algorithm.isEmpty()) {
            return Optional.of(TokenError.ALGORITHM);
        }
        return verifies(jws, key, algorithm.get()) ? Optional.empty() : Optional.of(TokenError.SIGNATURE);
    }

    /** A fault of the provider counts as a signature that does not verify. */
    private boolean verifies(CompactJws jws, VerificationKey key, SignatureAlgorithm algorithm) {
        try {
            return algorithm == SignatureAlgorithm.EDDSA
                    ? verifyEdDsa(jws, key)
                    : verifier(key, algorithm)
                            .verify(HEADERS.get(algorithm), jws.signedBytes(), Base64URL.encode(jws.signature()));
        } catch (SignatureException e) {
            // not even the shape of a signature: the sender's doing, and not worth a log entry each
            return false;
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
        // RFC 8032 section 5.1.7; the JDK looks at the first 64 bytes and takes what follows
        if (jws.signature().length != ED25519_BYTES) {
            return false;
        }
        String name = SignatureAlgorithm.EDDSA.jcaName();
        @Nullable Provider chosen = provider.forSignature(name);
        Signature signature = chosen == null ? Signature.getInstance(name) : Signature.getInstance(name, chosen);
        signature.initVerify(key.key());
        signature.update(jws.signedBytes());
        return signature.verify(jws.signature());
    }
}
