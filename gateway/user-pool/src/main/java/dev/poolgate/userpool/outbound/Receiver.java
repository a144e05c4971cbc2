package dev.poolgate.userpool.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who takes our posts.
 *
 * @param url HTTPS, or plain HTTP on this machine only: what is posted holds codes
 * @param key signs each post, so that the receiver knows whose it is
 */
public record Receiver(URI url, SecretKey key) {
    private static final int SHORTEST_SECRET = 32;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException for an address that is not HTTPS and not on this machine */
    public Receiver {
        boolean encrypted = "https".equals(url.getScheme()) && url.getHost() != null;
        boolean here = "http".equals(url.getScheme()) && url.getHost() != null && THIS_MACHINE.contains(url.getHost());
        if (!encrypted && !here) {
            throw new IllegalArgumentException("`" + url + "` has to be an https url, or http on this machine");
        }
        if (url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("a receiver's url has no user and no fragment");
        }
    }

    /**
     * A receiver who shares the secret.
     *
     * @throws IllegalArgumentException for a secret of less than 32 characters, too
     */
    public static Receiver of(URI url, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret for `" + url.getHost() + "` needs 32 characters or more");
        }
        return new Receiver(url, new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    }

    @Override
    public String toString() {
        return "Receiver[" + url.getHost() + "]";
    }
}
