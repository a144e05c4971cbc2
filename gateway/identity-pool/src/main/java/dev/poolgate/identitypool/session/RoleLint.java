package dev.poolgate.identitypool.session;

import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.TrustPolicy;
import dev.poolgate.identitypool.roles.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
        try {
            TrustPolicy.parse(role.trustPolicy());
            return List.of();
        } catch (MalformedPolicyException e) {
            return List.of(new RoleFinding(role.arn(), "trust_unreadable", e.getMessage()));
        }
    }
}
