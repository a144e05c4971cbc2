package dev.poolgate.userpool.triggers;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a trigger may be asked about.
 *
 * @param source AWS's {@code triggerSource}
 * @param client who called; empty where an administrator did
 * @param userName the canonical one, or the name typed where there is no such user
 * @param request the request's members
 */
public record Happening(
        String source, Pool pool, Optional<Client> client, String userName, Map<String, @Nullable Object> request) {
    private static final String ADMINISTRATOR = "CLIENT_ID_NOT_APPLICABLE";

    /** What happens to a user: the request begins with the attributes, as AWS sends them. */
    public static Happening to(String source, Pool pool, Optional<Client> client, User user) {
        return new Happening(source, pool, client, user.username(), Map.of("userAttributes", attributes(user)));
    }

    /** What happens to somebody who is not a user, or not yet. */
    public static Happening to(
            String source, Pool pool, Optional<Client> client, String userName, Map<String, String> attributes) {
        return new Happening(source, pool, client, userName, Map.of("userAttributes", new TreeMap<>(attributes)));
    }

    /** The same with one more member of the request. */
    public Happening with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(request);
        more.put(member, value);
        return new Happening(source, pool, client, userName, more);
    }

    /** The same with the caller's {@code ClientMetadata}, where there is any. */
    public Happening withMetadata(Map<String, String> clientMetadata) {
        return clientMetadata.isEmpty() ? this : with("clientMetadata", clientMetadata);
    }

    TriggerEvent event(String version, Map<String, @Nullable Object> response) {
        String region = pool.id().substring(0, pool.id().indexOf('_'));
        String clientId = client.map(Client::id).orElse(ADMINISTRATOR);
        return new TriggerEvent(version, source, region, pool.id(), userName, clientId, request, response);
    }

    private static Map<String, String> attributes(User user) {
        Map<String, String> all = new TreeMap<>(user.attributes());
        all.put("sub", user.sub());
        all.put("cognito:user_status", user.status().toString());
        return all;
    }

    @Override
    public String toString() {
        return "Happening[" + source + "]";
    }
}
