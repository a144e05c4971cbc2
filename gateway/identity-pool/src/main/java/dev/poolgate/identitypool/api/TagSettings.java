package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.exchange.PrincipalTags;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The same for tags that come with their values. */
    static void checkValues(Map<String, String> tags) {
        check(tags.keySet().stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
        boolean allowed = new PrincipalTags(
                        tags.keySet().stream().collect(Collectors.toMap(Function.identity(), Function.identity())))
                .of(Map.copyOf(tags))
                .fold(chosen -> true, refused -> false);
        if (!allowed) {
            throw Refusals.invalid("A principal tag must have a value that a session tag can have");
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
