package dev.poolgate.gateway.doctor;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.keys.KeyAvailability;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.util.List;

/** Fetches the keys of issuers once, as the gateway would. */
final class Availability {
    private Availability() {}

    static List<String> obstacles(List<TrustedIssuer> issuers, KeySettings keys) {
        try (TokenAuthorizer authorizer =
                TokenAuthorizer.trusting(issuers).keySettings(keys).build()) {
            return authorizer.start().toCompletableFuture().join().stream()
                    .filter(each -> !each.isAvailable())
                    .map(Availability::obstacle)
                    .toList();
        }
    }

    private static String obstacle(KeyAvailability keys) {
        return "the keys of issuer `" + keys.issuer() + "` cannot be had"
                + keys.lastFailure().map(reason -> ": " + reason).orElse("");
    }
}
