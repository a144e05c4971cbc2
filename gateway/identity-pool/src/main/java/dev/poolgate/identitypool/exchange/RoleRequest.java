package dev.poolgate.identitypool.exchange;

import dev.poolgate.identitypool.session.SessionPolicies;
import dev.poolgate.identitypool.session.SessionTags;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The session that somebody would like to have of a role.
 *
 * @param lifetime whole seconds
 * @param tags as they ask for them, without any that they inherit
 * @param inherited tags of the calling session that go on to this one
 * @param guestScopeDown whether Cognito's own limits for guests narrow the session
 */
public record RoleRequest(
        String roleArn,
        String sessionName,
        Duration lifetime,
        SessionTags tags,
        SessionTags inherited,
        Optional<String> sourceIdentity,
        SessionPolicies policies,
        boolean guestScopeDown) {

    /** A session that is narrowed by nothing and inherits nothing. */
    public static RoleRequest of(String roleArn, String sessionName, Duration lifetime, SessionTags tags) {
        return new RoleRequest(
                roleArn, sessionName, lifetime, tags, SessionTags.NONE, Optional.empty(), SessionPolicies.NONE, false);
    }

    /** Those asked for and those inherited. */
    SessionTags allTags() {
        Map<String, String> values = new HashMap<>(inherited.values());
        values.putAll(tags.values());
        Set<String> transitive = new HashSet<>(inherited.transitive());
        transitive.addAll(tags.transitive());
        return new SessionTags(values, transitive);
    }

    /** The same, within Cognito's limits for guests. */
    public RoleRequest scopedDownForGuests() {
        return new RoleRequest(roleArn, sessionName, lifetime, tags, inherited, sourceIdentity, policies, true);
    }
}
