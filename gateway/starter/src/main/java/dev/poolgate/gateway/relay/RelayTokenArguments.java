package dev.poolgate.gateway.relay;

import dev.poolgate.authorizer.relay.RelayTarget;
import dev.poolgate.authorizer.relay.Selection;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For whom {@code RelayToken} mints, and what it tells.
 *
 * @param audience names the backend, the {@code aud} of the minted token
 * @param scopes which of the caller's scopes it sees, as far as the caller has them; none by default, {@code any} for
 *     all
 * @param groups which of the caller's groups it sees, likewise
 */
public record RelayTokenArguments(
        @Nullable String audience,
        @DefaultValue Set<String> scopes,
        @DefaultValue Set<String> groups) {

    RelayTarget target() {
        if (audience == null || audience.isBlank()) {
            throw new ConfigurationProblem(
                    "a route has `RelayToken` without an audience", "write `RelayToken=name-of-the-backend`");
        }
        return new RelayTarget(audience, selection(scopes), selection(groups));
    }

    private static Selection selection(Set<String> values) {
        return values.equals(Set.of("any")) ? Selection.anyOf() : Selection.only(values);
    }
}
