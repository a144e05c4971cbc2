package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.nio.charset.StandardCharsets;

/** Keys written into the configuration are wrong now or never: they are looked at before anything starts (S1). */
final class InlineKeys {
    private InlineKeys() {}

    /** @throws IllegalArgumentException where a key set is inline and holds no key to verify with */
    static void check(TrustedIssuer issuer) {
        if (issuer.keys() instanceof KeySource.Inline inline) {
            PublishedKeys keys = parse(issuer, inline);
            if (keys.keys().isEmpty()) {
                throw new IllegalArgumentException("the inline jwk set of issuer `" + issuer.name()
                        + "` has no usable key, ignored: " + keys.ignored());
            }
        }
    }

    private static PublishedKeys parse(TrustedIssuer issuer, KeySource.Inline inline) {
        try {
            return JwkSetParser.parse(inline.jwks().getBytes(StandardCharsets.UTF_8));
        } catch (KeyFetchException e) {
            throw new IllegalArgumentException("the inline jwk set of issuer `" + issuer.name() + "` is malformed", e);
        }
    }
}
