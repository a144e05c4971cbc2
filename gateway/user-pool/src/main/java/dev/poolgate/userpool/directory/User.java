package dev.poolgate.userpool.directory;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * A user of a pool.
 *
 * @param sub never changes and is never given to another user
 * @param username the canonical name: what the user was created as, or the {@code sub} where users are named by an
 *     attribute
 * @param attributes all but {@code sub}, in order of their names
 */
public record User(
        String poolId,
        String sub,
        String username,
        UserStatusType status,
        boolean enabled,
        Instant created,
        Instant modified,
        Map<String, String> attributes) {

    public User {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The same user with these attributes. */
    public User with(Map<String, String> newAttributes) {
        return new User(poolId, sub, username, status, enabled, created, modified, newAttributes);
    }

    /** Whether a code or an administrator proved that the email address or the phone number is the user's. */
    public boolean hasProved(String name) {
        return Attributes.verifiedFlag(name)
                .flatMap(this::attribute)
                .filter("true"::equals)
                .isPresent();
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The attributes as AWS lists them: {@code sub} first, then those that are readable. */
    public List<AttributeType> listed(Predicate<String> readable) {
        Stream<AttributeType> rest = attributes.entrySet().stream()
                .filter(entry -> readable.test(entry.getKey()))
                .map(entry -> attribute(entry.getKey(), entry.getValue()));
        return Stream.concat(Stream.of(attribute("sub", sub)), rest).toList();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    @Override
    public String toString() {
        return "User[" + poolId + "/" + sub + ", " + status + "]";
    }
}
