package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.ClientSecret;
import dev.poolgate.userpool.directory.Refusals;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a caller knows the client's secret: an HMAC over username and client id. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">
 * computing secret hash values</a>.
 */
public final class SecretHashes {
    private static final String HMAC = "HmacSHA256";

    private SecretHashes() {}

    /**
     * Refuses a caller without the proof. A client without a secret needs none, and must not send one.
     *
     * @param usernames any of which the proof may be over
     */
    public static void require(Client client, @Nullable String given, String... usernames) {
        if (!client.hasSecret()) {
            refuseNeedless(client, given);
        } else if (given == null) {
            throw Refusals.notAuthorized(
                    "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
        } else if (Stream.of(usernames).noneMatch(name -> proves(client, given, name))) {
            throw Refusals.notAuthorized("Unable to verify secret hash for client " + client.id());
        }
    }

    private static boolean proves(Client client, String given, String username) {
        return client.secrets().stream().anyMatch(secret -> same(given, of(client, secret, username)));
    }

    static String of(Client client, ClientSecret secret, String username) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal((username + client.id()).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static void refuseNeedless(Client client, @Nullable String given) {
        if (given != null) {
            throw Refusals.notAuthorized(
                    "Client " + client.id() + " is not configured with secret but SECRET_HASH was received");
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
