package dev.poolgate.authorizer;

import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.PolicyQuestion;
import dev.poolgate.authorizer.policy.PolicyRequest;
import java.util.Optional;

/** After a route's requirements are met: what policies say, where the rule asks them. Both must hold. */
final class PolicyCheck {
    private final Optional<PolicyEngine> engine;

    PolicyCheck(Optional<PolicyEngine> engine) {
        this.engine = engine;
    }

    /** @throws IllegalStateException where policies are asked for, and there are none to ask, or nothing to ask them */
    AccessResult of(AccessRequest request, VerifiedIdentity identity, Decision soFar) {
        if (!request.rule().policies()) {
            return new AccessResult.Allowed(identity, soFar);
        }
        Decision decision = soFar.narrowedBy(ask(request, principal(identity), soFar.id()));
        return decision.allowed()
                ? new AccessResult.Allowed(identity, decision)
                : new AccessResult.Denied(identity, decision);
    }

    /** What would be concluded of somebody of whom nothing is proven. */
    Decision rehearse(AccessRequest request, PolicyPrincipal supposed, Decision soFar) {
        return request.rule().policies() ? soFar.narrowedBy(ask(request, supposed, soFar.id())) : soFar;
    }

    private PolicyDecision ask(AccessRequest request, PolicyPrincipal principal, String decisionId) {
        PolicyEngine policies =
                engine.orElseThrow(() -> new IllegalStateException("a rule asks for policies, and there are none"));
        PolicyQuestion question = request.question()
                .orElseThrow(() -> new IllegalStateException("a rule asks for policies, and its route asks nothing"));
        return policies.decide(new PolicyRequest(decisionId, principal, question));
    }

    private static PolicyPrincipal principal(VerifiedIdentity identity) {
        if (identity instanceof VerifiedIdentity.TokenHolder holder) {
            return PolicyPrincipal.of(holder.token());
        }
        return identity instanceof VerifiedIdentity.KeyHolder holder
                ? new PolicyPrincipal.KeyHolder(holder.caller())
                : new PolicyPrincipal.Guest();
    }
}
