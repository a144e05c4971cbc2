package dev.poolgate.identitypool.sts;

import dev.poolgate.identitypool.session.SessionPolicies;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** The parameters {@code Policy} and {@code PolicyArns}. */
final class PolicyParameters {
    private static final int MAX_MANAGED = 10;

    private PolicyParameters() {}

    static SessionPolicies of(@Nullable String policy, List<PolicyDescriptorType> arns) {
        if (arns.size() > MAX_MANAGED) {
            throw StsRefusals.invalid("1 validation error detected: Value at 'policyArns' failed to satisfy constraint:"
                    + " Member must have length less than or equal to " + MAX_MANAGED);
        }
        return new SessionPolicies(
                Optional.ofNullable(policy),
                arns.stream().map(PolicyDescriptorType::arn).distinct().toList());
    }
}
