package dev.poolgate.identitypool.sts;

import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.session.Federation;
import dev.poolgate.identitypool.session.SessionTags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a proven web identity brings to a session.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">Keys for
 *     AWS web identity federation</a>
 */
final class WebIdentities {
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

    private WebIdentities() {}

    static Federation federation(WebIdentity identity) {
        Map<String, List<String>> keys = new HashMap<>();
        String prefix = identity.keyPrefix();
        switch (prefix) {
            case "www.amazon.com" -> {
                keys.put(prefix + ":app_id", List.of(identity.audience()));
                keys.put(prefix + ":user_id", List.of(identity.subject()));
            }
            case "graph.facebook.com" -> {
                keys.put(prefix + ":app_id", List.of(identity.audience()));
                keys.put(prefix + ":id", List.of(identity.subject()));
            }
            default -> {
                keys.put(prefix + ":aud", List.of(identity.audience()));
                keys.put(prefix + ":sub", List.of(identity.subject()));
                keys.put(prefix + ":amr", texts(identity.claims().get("amr")));
            }
        }
        if (prefix.equals("accounts.google.com")) {
            // where the client stands in for the audience, the claims keep what that was
            Object audience = identity.claims().get("aud");
            keys.put(prefix + ":oaud", texts(identity.claims().getOrDefault("oaud", audience)));
        }
        return new Federation(identity.principal(), keys);
    }

    static Optional<String> sourceIdentity(WebIdentity identity) {
        Object claim = identity.claims().get(SOURCE_IDENTITY);
        if (claim == null) {
            return Optional.empty();
        }
        return Optional.of(text(claim));
    }

    /**
     * The claim {@code https://aws.amazon.com/tags}. One that cannot be read refuses the token, since a policy that
     * denies by tag must not be met by leaving the tag out.
     */
    static SessionTags tags(WebIdentity identity) {
        Object claim = identity.claims().get(TAGS);
        if (claim == null) {
            return SessionTags.NONE;
        }
        Map<String, String> values = new HashMap<>();
        object(object(claim).get("principal_tags")).forEach((key, value) -> values.put(text(key), onlyText(value)));
        Set<String> transitive = new HashSet<>(texts(object(claim).get("transitive_tag_keys")));
        return new SessionTags(values, transitive);
    }

    private static Map<?, ?> object(@Nullable Object claim) {
        if (claim instanceof Map<?, ?> map) {
            return map;
        }
        throw StsRefusals.malformedTags();
    }

    private static String onlyText(Object claim) {
        List<String> texts = texts(claim);
        if (texts.size() != 1) {
            throw StsRefusals.malformedTags();
        }
        return texts.get(0);
    }

    /** Of a claim that is one text or a list of them; none where it is absent. */
    private static List<String> texts(@Nullable Object claim) {
        if (claim == null) {
            return List.of();
        }
        return claim instanceof List<?> list
                ? list.stream().map(WebIdentities::text).toList()
                : List.of(text(claim));
    }

    private static String text(@Nullable Object claim) {
        if (claim instanceof String text) {
            return text;
        }
        throw StsRefusals.malformedTags();
    }
}
