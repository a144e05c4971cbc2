package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.exchange.AssumeResult;
import dev.poolgate.identitypool.exchange.RoleAssumption;
import dev.poolgate.identitypool.exchange.RoleRequest;
import dev.poolgate.identitypool.session.Grant;
import dev.poolgate.identitypool.session.Session;
import dev.poolgate.identitypool.session.SessionTags;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** Credentials of a role for somebody who has credentials: an administrator, or a session of another role. */
record AssumeRole(RoleAssumption assumption, SignedApplicants applicants)
        implements Operation.Handler<AssumeRoleRequest, AssumeRoleResponse> {

    @Override
    public AssumeRoleResponse handle(AssumeRoleRequest input, AwsCall call) {
        RoleArns.check(input.roleArn());
        refuseUnsupported(input);
        Optional<Session> caller = applicants.session(call);
        String denied = "User: " + call.principalArn().orElseThrow()
                + " is not authorized to perform: sts:AssumeRole on resource: " + input.roleArn();
        return assumption
                .assume(applicants.of(call, Optional.ofNullable(input.externalId())), request(input, caller))
                .fold(AssumeRole::answer, refused -> StsRefusals.refuse(refused, denied));
    }

    /** There are no MFA devices and no trusted context providers: what they would prove must not be passed over. */
    private static void refuseUnsupported(AssumeRoleRequest input) {
        if (input.serialNumber() != null || input.tokenCode() != null) {
            throw StsRefusals.denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        }
        if (input.hasProvidedContexts() && !input.providedContexts().isEmpty()) {
            throw StsRefusals.invalid("ProvidedContexts are not supported");
        }
    }

    private static RoleRequest request(AssumeRoleRequest input, Optional<Session> caller) {
        return new RoleRequest(
                input.roleArn(),
                input.roleSessionName(),
                caller.isPresent() ? Lifetimes.chained(input.durationSeconds()) : Lifetimes.of(input.durationSeconds()),
                tags(input),
                caller.map(AssumeRole::inherited).orElse(SessionTags.NONE),
                sourceIdentity(input, caller),
                PolicyParameters.of(input.policy(), input.policyArns()),
                false);
    }

    private static SessionTags tags(AssumeRoleRequest input) {
        Map<String, String> values = new HashMap<>();
        for (Tag tag : input.tags()) {
            if (values.put(tag.key(), tag.value()) != null) {
                throw StsRefusals.invalidParameter(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        return new SessionTags(values, Set.copyOf(input.transitiveTagKeys()));
    }

    private static SessionTags inherited(Session caller) {
        SessionTags tags = caller.grant().tags();
        Map<String, String> values = new HashMap<>(tags.values());
        values.keySet().removeIf(key -> tags.transitive().stream().noneMatch(key::equalsIgnoreCase));
        return new SessionTags(values, tags.transitive());
    }

    /** Once set, it stays for all sessions that are derived. */
    private static Optional<String> sourceIdentity(AssumeRoleRequest input, Optional<Session> caller) {
        Optional<String> kept = caller.map(Session::grant).flatMap(Grant::sourceIdentity);
        Optional<String> asked = Optional.ofNullable(input.sourceIdentity());
        if (kept.isPresent() && asked.isPresent() && !asked.equals(kept)) {
            throw StsRefusals.invalidParameter("Source Identity cannot be changed once it is set.");
        }
        return kept.or(() -> asked);
    }

    private static AssumeRoleResponse answer(AssumeResult.Assumed assumed) {
        return AssumeRoleResponse.builder()
                .credentials(Answers.credentials(assumed))
                .assumedRoleUser(Answers.user(assumed))
                .packedPolicySize(Answers.packedPolicySize(assumed))
                .sourceIdentity(assumed.grant().sourceIdentity().orElse(null))
                .build();
    }
}
