package dev.poolgate.authorizer.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Attributes for access control: which claims become session tags. Pure; the claims must be verified.
 *
 * @param claimsByTag for each tag the claim it is taken from
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html">Attributes
 *     for access control</a>
 */
public record PrincipalTags(Map<String, String> claimsByTag) {
    // first, because the constants below are checked by them
    private static final int MAX_TAGS = 50;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern CLAIM = Pattern.compile(".{1,256}");

    /** AWS's own map, {@code UseDefaults}. */
    public static final PrincipalTags DEFAULTS = new PrincipalTags(Map.of("client", "aud", "username", "sub"));

    /** No attributes for access control. */
    public static final PrincipalTags NONE = new PrincipalTags(Map.of());

    /** @throws IllegalArgumentException where AWS would refuse the map: too many tags, or a name it does not allow */
    public PrincipalTags {
        claimsByTag = Map.copyOf(claimsByTag);
        if (claimsByTag.size() > MAX_TAGS) {
            throw new IllegalArgumentException("more than `" + MAX_TAGS + "` principal tags");
        }
        claimsByTag.forEach((tag, claim) -> {
            if (!TAG.matcher(tag).matches() || !CLAIM.matcher(claim).matches()) {
                throw new IllegalArgumentException("tag `" + tag + "` from claim `" + claim + "` is not allowed");
            }
        });
    }

    /**
     * The tags of these claims. A claim that is absent gives no tag. One that no tag can hold refuses the whole
     * exchange: a policy that denies by tag must not be met by leaving the tag out.
     */
    public TagDecision of(Map<String, Object> claims) {
        Map<String, String> tags = new TreeMap<>();
        for (Map.Entry<String, String> each : claimsByTag.entrySet()) {
            Object claim = claims.get(each.getValue());
            if (claim != null) {
                Optional<String> value = TagValue.of(claim);
                if (value.isEmpty()) {
                    return new TagDecision.Refused(each.getKey());
                }
                tags.put(each.getKey(), value.get());
            }
        }
        return new TagDecision.Tags(tags);
    }
}
