package dev.poolgate.identitypool.session;

import java.util.Optional;

/**
 * What assuming a role concluded: whose credentials these are and what they are scoped to.
 *
 * @param roleArn the role that the credentials act as
 * @param roleId {@code AROA...}; a role made again under the same name has another
 * @param sessionName names the session in the caller's ARN
 * @param federation the provider that vouched for the caller; empty where the role was assumed with credentials
 * @param sourceIdentity who is behind the session, kept by all sessions derived from it
 * @param guestScopeDown whether Cognito's own limits for guests narrow the session
 */
public record Grant(
        String roleArn,
        String roleId,
        String sessionName,
        Optional<Federation> federation,
        SessionTags tags,
        Optional<String> sourceIdentity,
        SessionPolicies policies,
        boolean guestScopeDown,
        Lineage lineage) {

    /** The session name that Cognito gives to every session of its enhanced flow. */
    public static final String ENHANCED_FLOW_SESSION = "CognitoIdentityCredentials";

    /** The caller as AWS names it, {@code arn:aws:sts::account:assumed-role/role/session}. */
    public String principalArn() {
        return AssumedRole.arn(roleArn, sessionName);
    }

    /** {@code aws:userid}, {@code AROA...:session}. */
    public String userId() {
        return roleId + ":" + sessionName;
    }
}
