package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.policy.PolicySource;
import java.util.List;
import java.util.Optional;

/** What a folder held when it was read. */
record PolicyTexts(List<PolicySource> policies, Optional<PolicySource> schema) {

    PolicyTexts {
        policies = List.copyOf(policies);
    }
}
