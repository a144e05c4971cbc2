package dev.poolgate.identitypool.login;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with placeholders for a user pool's region and id. Matching it yields the pool's id, or an empty one if it has
 * no placeholder.
 */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String REGION = "(?<region>[a-z0-9-]+)";
    private static final String POOL_ID = "(?<poolId>[\\w-]+_[0-9a-zA-Z]+)";

    private final String text;
    private final Pattern pattern;

    private Template(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException where a placeholder is unknown or repeated */
    public static Template of(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholders.find()) {
            regex.append(Pattern.quote(text.substring(end, placeholders.start())));
            regex.append(group(placeholders.group(1), text));
            end = placeholders.end();
        }
        return new Template(text, Pattern.compile(regex + Pattern.quote(text.substring(end))));
    }

    private static String group(String name, String text) {
        return switch (name) {
            case "region" -> REGION;
            case "poolId" -> POOL_ID;
            default -> throw new IllegalArgumentException("`" + text + "` has the unknown placeholder `" + name + "`");
        };
    }

    boolean namesPool() {
        return text.contains("{poolId}");
    }

    int literals() {
        return PLACEHOLDER.matcher(text).replaceAll("").length();
    }

    /** The pool's id, where the whole text matches and a region in it is the pool's own. */
    Optional<String> match(String candidate) {
        Matcher matcher = pattern.matcher(candidate);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String poolId = namesPool() ? matcher.group("poolId") : "";
        boolean ownRegion = !text.contains("{region}") || region(poolId).equals(matcher.group("region"));
        return ownRegion ? Optional.of(poolId) : Optional.empty();
    }

    String fill(String poolId) {
        return text.replace("{region}", region(poolId)).replace("{poolId}", poolId);
    }

    private static String region(String poolId) {
        return poolId.substring(0, Math.max(0, poolId.indexOf('_')));
    }

    @Override
    public String toString() {
        return text;
    }
}
