package dev.poolgate.authorizer.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.VerificationKey;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Turns one entry of a JWK set into a key to verify with, or says why not. */
final class JwkReader {
    private static final Map<Curve, SignatureAlgorithm> CURVES = Map.of(
            Curve.P_256, SignatureAlgorithm.ES256,
            Curve.P_384, SignatureAlgorithm.ES384,
            Curve.P_521, SignatureAlgorithm.ES512);
    private static final Set<SignatureAlgorithm> RSA =
            EnumSet.range(SignatureAlgorithm.RS256, SignatureAlgorithm.PS512);

    private static final Set<Object> KNOWN_TYPES = Set.of("RSA", "EC", "OKP", "oct");

    private JwkReader() {}

    static VerificationKey read(Object entry) throws UnusableKey {
        JWK jwk = parse(entry);
        require(!jwk.getKeyType().equals(KeyType.OCT), IgnoredKey.SYMMETRIC);
        require(!jwk.isPrivate(), IgnoredKey.PRIVATE);
        require(isForSignatures(jwk), IgnoredKey.NOT_FOR_SIGNATURES);
        try {
            return convert(jwk);
        } catch (JOSEException | GeneralSecurityException e) {
            throw new UnusableKey(IgnoredKey.MALFORMED);
        }
    }

    private static JWK parse(Object entry) throws UnusableKey {
        if (!(entry instanceof Map<?, ?> members)) {
            throw new UnusableKey(IgnoredKey.MALFORMED);
        }
        Map<String, Object> jwk = new LinkedHashMap<>();
        members.forEach((name, value) -> jwk.put((String) name, value));
        require(KNOWN_TYPES.contains(jwk.getOrDefault("kty", "")), IgnoredKey.UNSUPPORTED);
        try {
            return JWK.parse(jwk);
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            throw new UnusableKey(IgnoredKey.MALFORMED);
        }
    }

    /** RFC 7517 sections 4.2 and 4.3; saying nothing is saying yes. */
    private static boolean isForSignatures(JWK jwk) {
        boolean use = jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean operations =
                jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
        return use && operations;
    }

    private static VerificationKey convert(JWK jwk) throws UnusableKey, JOSEException, GeneralSecurityException {
        if (jwk instanceof RSAKey rsa) {
            require(RsaStrength.isEnough(rsa.toRSAPublicKey()), IgnoredKey.WEAK);
            return new VerificationKey(jwk.getKeyID(), rsa.toRSAPublicKey(), narrowed(RSA, jwk));
        }
        if (jwk instanceof ECKey ec) {
            require(CURVES.containsKey(ec.getCurve()), IgnoredKey.UNSUPPORTED);
            Set<SignatureAlgorithm> fit = EnumSet.of(CURVES.get(ec.getCurve()));
            return new VerificationKey(jwk.getKeyID(), ec.toECPublicKey(), narrowed(fit, jwk));
        }
        OctetKeyPair pair = (OctetKeyPair) jwk;
        require(Curve.Ed25519.equals(pair.getCurve()), IgnoredKey.UNSUPPORTED);
        Set<SignatureAlgorithm> fit = EnumSet.of(SignatureAlgorithm.EDDSA);
        return new VerificationKey(jwk.getKeyID(), Ed25519Keys.publicKey(pair.getDecodedX()), narrowed(fit, jwk));
    }

    /** What the type allows, less what the JWK's own {@code alg} (RFC 7517 section 4.4) excludes. */
    private static Set<SignatureAlgorithm> narrowed(Set<SignatureAlgorithm> fit, JWK jwk) throws UnusableKey {
        if (jwk.getAlgorithm() == null) {
            return fit;
        }
        SignatureAlgorithm only = SignatureAlgorithm.named(jwk.getAlgorithm().getName())
                .filter(fit::contains)
                .orElseThrow(() -> new UnusableKey(IgnoredKey.UNSUPPORTED));
        return EnumSet.of(only);
    }

    private static void require(boolean holds, IgnoredKey otherwise) throws UnusableKey {
        if (!holds) {
            throw new UnusableKey(otherwise);
        }
    }
}
