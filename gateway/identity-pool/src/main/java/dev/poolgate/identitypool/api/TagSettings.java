package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.exchange.PrincipalTags;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;

/** What the model asks of attributes for access control. */
final class TagSettings {
    private static final int MAX_TAGS = 50;
    private static final int MAX_KEY = 128;
    private static final int MAX_CLAIM = 256;

    private TagSettings() {}

    static void check(GetPrincipalTagAttributeMapResponse tagMap) {
        checkProvider(tagMap.identityProviderName());
        Constraints constraints = new Constraints().size("principalTags", tagMap.principalTags(), MAX_TAGS);
        tagMap.principalTags()
                .forEach((key, claim) ->
                        constraints.text("principalTags", key, MAX_KEY).text("principalTags", claim, MAX_CLAIM));
        constraints.check();
        constraints
                .that(namesAllowed(tagMap.principalTags()), "principalTags", "Member must be allowed as a tag")
                .check();
    }

    /** What STS would refuse of a tag's name is refused here already, while the administrator is looking. */
    private static boolean namesAllowed(Map<String, String> tags) {
        try {
            return new PrincipalTags(tags).claimsByTag().equals(tags);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static void checkProvider(@Nullable String provider) {
        Constraints constraints = new Constraints();
        Shapes.providerName(constraints, "identityProviderName", provider);
        constraints.check();
    }
}
