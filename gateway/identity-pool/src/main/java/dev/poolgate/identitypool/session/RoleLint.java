package dev.poolgate.identitypool.session;

import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.PolicyFinding;
import dev.poolgate.authorizer.iam.TrustPolicy;
import dev.poolgate.identitypool.roles.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what is questionable about roles, and says so in the log once. */
final class RoleLint {
    private static final Logger LOG = LoggerFactory.getLogger(RoleLint.class);

    private volatile List<RoleFinding> findings = List.of();

    List<RoleFinding> findings() {
        return findings;
    }

    void look(Collection<Role> roles) {
        List<RoleFinding> before = findings;
        findings = roles.stream()
                .sorted(Comparator.comparing(Role::arn))
                .flatMap(role -> of(role).stream())
                .toList();
        findings.stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> LOG.warn("role `{}`: `{}`, {}", each.roleArn(), each.code(), each.message()));
    }

    private static List<RoleFinding> of(Role role) {
        List<RoleFinding> found = new ArrayList<>();
        look(role, found, () -> TrustPolicy.parse(role.trustPolicy()).findings());
        policies(role)
                .forEach((name, document) ->
                        look(role, found, () -> IamPolicy.parse(name, document).findings()));
        return found;
    }

    private static Map<String, String> policies(Role role) {
        Map<String, String> policies = new TreeMap<>(role.inlinePolicies());
        policies.putAll(role.managedPolicies());
        role.boundary().forEach(document -> policies.put("boundary", document));
        return policies;
    }

    private static void look(Role role, List<RoleFinding> found, Reading reading) {
        try {
            reading.findings()
                    .forEach(each -> found.add(
                            new RoleFinding(role.arn(), each.code().name().toLowerCase(Locale.ROOT), each.text())));
        } catch (MalformedPolicyException e) {
            found.add(new RoleFinding(role.arn(), "unreadable", String.valueOf(e.getMessage())));
        }
    }

    /** Parses a policy and tells what is odd about it. */
    private interface Reading {
        List<PolicyFinding> findings() throws MalformedPolicyException;
    }
}
