package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.exchange.PrincipalTags;
import java.util.Map;

/** What attributes for access control must fulfil beyond the service model. */
final class TagSettings {

    private TagSettings() {}

    /**
     * What no session could carry is refused while the administrator is looking.
     *
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException naming what is wrong
     */
    static void check(Map<String, String> claimsByTag) {
        if (!isAllowed(claimsByTag)) {
            throw Refusals.invalid("A principal tag must have a name that a session tag can have");
        }
    }

    private static boolean isAllowed(Map<String, String> claimsByTag) {
        try {
            return new PrincipalTags(claimsByTag).claimsByTag().equals(claimsByTag);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
