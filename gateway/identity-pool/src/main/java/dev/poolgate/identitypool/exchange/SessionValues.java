package dev.poolgate.identitypool.exchange;

import dev.poolgate.identitypool.session.SessionTags;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names and tags of a session must fulfil, wherever they come from: a parameter was checked against AWS's
 * model before, a claim of a token was not.
 */
final class SessionValues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
    private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
    private static final int MAX_TAGS = 50;

    private SessionValues() {}

    /** Empty where all is well. */
    static Optional<AssumeResult.Refused> objection(RoleRequest request) {
        if (!NAME.matcher(request.sessionName()).matches()) {
            return invalid("roleSessionName");
        }
        if (request.sourceIdentity()
                .filter(name -> !NAME.matcher(name).matches())
                .isPresent()) {
            return invalid("sourceIdentity");
        }
        return tags(request.tags()).or(() -> conflict(request.tags(), request.inherited()));
    }

    private static Optional<AssumeResult.Refused> tags(SessionTags tags) {
        boolean valid = tags.values().size() <= MAX_TAGS
                && tags.values().keySet().stream().allMatch(SessionValues::isKey)
                && tags.values().values().stream()
                        .allMatch(value -> TAG_VALUE.matcher(value).matches());
        if (!valid) {
            return invalid("tags");
        }
        if (folded(tags.values().keySet()).size() < tags.values().size()) {
            return refused("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        return folded(tags.values().keySet()).containsAll(folded(tags.transitive()))
                ? Optional.empty()
                : refused("The specified transitive tag key must be included in the requested tags.");
    }

    private static boolean isKey(String key) {
        return TAG_KEY.matcher(key).matches() && !key.toLowerCase(Locale.ROOT).startsWith("aws:");
    }

    private static Optional<AssumeResult.Refused> conflict(SessionTags asked, SessionTags inherited) {
        Set<String> both = folded(asked.values().keySet());
        both.retainAll(folded(inherited.values().keySet()));
        return both.isEmpty()
                ? Optional.empty()
                : refused("One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                        + " tag key from the calling session.");
    }

    private static Set<String> folded(Set<String> keys) {
        Set<String> folded = new HashSet<>();
        keys.forEach(key -> folded.add(key.toLowerCase(Locale.ROOT)));
        return folded;
    }

    private static Optional<AssumeResult.Refused> invalid(String member) {
        return Optional.of(AssumeRefusal.INVALID_VALUE.because(
                "1 validation error detected: Value at '" + member + "' failed to satisfy constraint"));
    }

    private static Optional<AssumeResult.Refused> refused(String message) {
        return Optional.of(AssumeRefusal.TAG_CONFLICT.because(message));
    }
}
