package dev.poolgate.identitypool.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.poolgate.authorizer.iam.GuestScopeDown;
import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.identitypool.roles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session may do: what its role may, within the role's boundary, within the session's own policies, within the
 * limits of guests. Compiled once for all sessions that are alike.
 */
final class SessionPermissions {
    private static final Logger LOG = LoggerFactory.getLogger(SessionPermissions.class);
    private static final int MAX_COMPILED = 10_000;
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final Cache<Key, Permissions> compiled =
            Caffeine.newBuilder().maximumSize(MAX_COMPILED).build();

    Permissions of(Grant grant, Role role, RoleSnapshot roles) {
        return compiled.get(Key.of(grant, role, roles), SessionPermissions::compile);
    }

    /** What is left of everything, where a resource's own policy grants it: the role's denials and all filters hold. */
    Permissions grantedByResource(Grant grant, Role role, RoleSnapshot roles) {
        Map<String, String> more = new TreeMap<>(role.inlinePolicies());
        more.put("(granted by the resource)", EVERYTHING);
        return compiled.get(Key.of(grant, role, roles).withInline(more), SessionPermissions::compile);
    }

    /** A policy that cannot be read may be one that denies. So without it nothing can be said to be allowed. */
    private static Permissions compile(Key key) {
        try {
            return permissions(key);
        } catch (MalformedPolicyException e) {
            LOG.warn(
                    "role `{}` permits nothing, because a policy of it or of its session cannot be read",
                    key.roleArn(),
                    e);
            return Permissions.of(List.of());
        }
    }

    private static Permissions permissions(Key key) throws MalformedPolicyException {
        List<IamPolicy> attached = new ArrayList<>(parse(key.inline()));
        attached.addAll(parse(key.managed()));
        Permissions permissions = Permissions.of(attached);
        if (!key.boundary().isEmpty()) {
            permissions = permissions.within(parse("boundary", key.boundary()));
        }
        if (!key.session().isEmpty()) {
            List<IamPolicy> narrowing = new ArrayList<>(parse(key.sessionManaged()));
            narrowing.addAll(
                    parse("session policy", key.session().inline().stream().toList()));
            permissions = permissions.within(narrowing);
        }
        return key.guest() ? GuestScopeDown.narrow(permissions) : permissions;
    }

    private static List<IamPolicy> parse(Map<String, String> documents) throws MalformedPolicyException {
        List<IamPolicy> policies = new ArrayList<>();
        for (Map.Entry<String, String> each : documents.entrySet()) {
            policies.add(IamPolicy.parse(each.getKey(), each.getValue()));
        }
        return policies;
    }

    private static List<IamPolicy> parse(String name, List<String> documents) throws MalformedPolicyException {
        List<IamPolicy> policies = new ArrayList<>();
        for (String each : documents) {
            policies.add(IamPolicy.parse(name, each));
        }
        return policies;
    }

    /**
     * All that the outcome depends on, as text.
     *
     * @param sessionManaged the documents of the session's managed policies, of those that exist
     */
    private record Key(
            String roleArn,
            String roleId,
            Map<String, String> inline,
            Map<String, String> managed,
            List<String> boundary,
            SessionPolicies session,
            Map<String, String> sessionManaged,
            boolean guest) {

        static Key of(Grant grant, Role role, RoleSnapshot roles) {
            return new Key(
                    role.arn(),
                    role.id(),
                    role.inlinePolicies(),
                    role.managedPolicies(),
                    role.boundary(),
                    grant.policies(),
                    managed(grant.policies().managed(), roles),
                    grant.guestScopeDown());
        }

        Key withInline(Map<String, String> policies) {
            return new Key(roleArn, roleId, policies, managed, boundary, session, sessionManaged, guest);
        }

        private static Map<String, String> managed(List<String> arns, RoleSnapshot roles) {
            Map<String, String> documents = new TreeMap<>();
            for (String arn : arns) {
                Optional<String> document = roles.managedPolicy(arn);
                document.ifPresent(text -> documents.put(arn, text));
            }
            return documents;
        }
    }
}
