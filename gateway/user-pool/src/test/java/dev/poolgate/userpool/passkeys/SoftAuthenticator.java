package dev.poolgate.userpool.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.upokecenter.cbor.CBORObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** A browser with an authenticator in it that does whatever a test wants. */
public final class SoftAuthenticator {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int ATTESTED = 64;

    private final KeyPair key;
    private final byte[] id = new byte[16];
    private final long algorithm;
    private String relyingPartyId;
    private String origin;
    private boolean verifies = true;
    private boolean broken;
    private String attestation = "none";

    private SoftAuthenticator(KeyPair key, long algorithm, String relyingPartyId) {
        this.key = key;
        this.algorithm = algorithm;
        this.relyingPartyId = relyingPartyId;
        this.origin = "https://" + relyingPartyId;
        new SecureRandom().nextBytes(id);
    }

    public static SoftAuthenticator es256(String relyingPartyId) {
        return new SoftAuthenticator(ec("secp256r1"), -7, relyingPartyId);
    }

    public static SoftAuthenticator rs256(String relyingPartyId) {
        return new SoftAuthenticator(rsa(), -257, relyingPartyId);
    }

    /** A key of an algorithm that nobody asked for. */
    public static SoftAuthenticator es384(String relyingPartyId) {
        return new SoftAuthenticator(ec("secp384r1"), -35, relyingPartyId);
    }

    public SoftAuthenticator at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    public SoftAuthenticator of(String otherRelyingPartyId) {
        relyingPartyId = otherRelyingPartyId;
        return this;
    }

    public SoftAuthenticator withoutVerification() {
        verifies = false;
        return this;
    }

    /** Whose key has an algorithm, and no numbers. */
    public SoftAuthenticator broken() {
        broken = true;
        return this;
    }

    /** Which claims an attestation of that format, and has none. */
    public SoftAuthenticator attesting(String format) {
        attestation = format;
        return this;
    }

    public String credentialId() {
        return BASE64.encodeToString(id);
    }

    /** {@code RegistrationResponseJSON} to the options. */
    public String register(String options) {
        return response(Map.of(
                "clientDataJSON",
                BASE64.encodeToString(clientData("webauthn.create", options)),
                "attestationObject",
                BASE64.encodeToString(CBORObject.NewOrderedMap()
                        .Add("fmt", attestation)
                        .Add("attStmt", CBORObject.NewMap())
                        .Add("authData", registered())
                        .EncodeToBytes()),
                "transports",
                java.util.List.of("internal", "hybrid")));
    }

    /** {@code AuthenticationResponseJSON} to the options. */
    public String sign(String options, String userHandle, int counter) {
        byte[] clientData = clientData("webauthn.get", options);
        byte[] data = data(0, counter, new byte[0]);
        return response(Map.of(
                "clientDataJSON", BASE64.encodeToString(clientData),
                "authenticatorData", BASE64.encodeToString(data),
                "signature", BASE64.encodeToString(signature(join(data, sha256(clientData)))),
                "userHandle", BASE64.encodeToString(userHandle.getBytes(UTF_8))));
    }

    private String response(Map<String, Object> response) {
        return JSONObjectUtils.toJSONString(Map.of(
                "id",
                credentialId(),
                "rawId",
                credentialId(),
                "type",
                "public-key",
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of(),
                "response",
                response));
    }

    private byte[] clientData(String type, String options) {
        try {
            Object challenge =
                    Objects.requireNonNull(JSONObjectUtils.parse(options).get("challenge"));
            return JSONObjectUtils.toJSONString(Map.of("type", type, "challenge", challenge, "origin", origin))
                    .getBytes(UTF_8);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] registered() {
        byte[] length = ByteBuffer.allocate(2).putShort((short) id.length).array();
        return data(ATTESTED, 0, join(new byte[16], length, id, cose(key.getPublic())));
    }

    private byte[] data(int flags, int counter, byte[] more) {
        int all = flags | PRESENT | (verifies ? VERIFIED : 0);
        return join(
                sha256(relyingPartyId.getBytes(UTF_8)),
                new byte[] {(byte) all},
                ByteBuffer.allocate(4).putInt(counter).array(),
                more);
    }

    private byte[] cose(PublicKey publicKey) {
        CBORObject cose = CBORObject.NewOrderedMap().Add(3, algorithm);
        if (broken) {
            return cose.Add(1, 2).EncodeToBytes();
        }
        if (publicKey instanceof RSAPublicKey rsa) {
            return cose.Add(1, 3)
                    .Add(-1, unsigned(rsa.getModulus().toByteArray(), 256))
                    .Add(-2, rsa.getPublicExponent().toByteArray())
                    .EncodeToBytes();
        }
        ECPublicKey ec = (ECPublicKey) publicKey;
        int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        return cose.Add(1, 2)
                .Add(-1, size == 32 ? 1 : 2)
                .Add(-2, unsigned(ec.getW().getAffineX().toByteArray(), size))
                .Add(-3, unsigned(ec.getW().getAffineY().toByteArray(), size))
                .EncodeToBytes();
    }

    private static byte[] unsigned(byte[] number, int size) {
        byte[] bytes = new byte[size];
        int copied = Math.min(size, number.length);
        System.arraycopy(number, number.length - copied, bytes, size - copied, copied);
        return bytes;
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance(algorithm == -257 ? "SHA256withRSA" : "SHA256withECDSA");
            signer.initSign(key.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
