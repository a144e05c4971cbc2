package dev.poolgate.identitypool.session;

import java.util.List;
import java.util.Map;

/**
 * What an exchange concluded: whose credentials these are and what they are scoped to.
 *
 * @param identityPoolId the pool that granted, {@code region:uuid}
 * @param identityId the identity in that pool, {@code region:uuid}
 * @param roleArn the role that the credentials act as
 * @param sessionName names the session in the caller's ARN
 * @param amr how the identity was authenticated, as the {@code amr} claim of the pool's OpenID token: one entry
 *     {@code unauthenticated}, or {@code authenticated}, the provider, and provider with subject
 * @param principalTags attributes for access control
 */
public record Grant(
        String identityPoolId,
        String identityId,
        String roleArn,
        String sessionName,
        List<String> amr,
        Map<String, String> principalTags) {

    /** The session name that Cognito gives to every session of its enhanced flow. */
    public static final String ENHANCED_FLOW_SESSION = "CognitoIdentityCredentials";

    public Grant {
        amr = List.copyOf(amr);
        principalTags = Map.copyOf(principalTags);
    }
}
