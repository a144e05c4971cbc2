package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.sign.AccessKey;
import java.time.Instant;

/**
 * The holder of an access key.
 *
 * @param key with the caller's ARN
 * @param userId as IAM's {@code aws:userid}, for a role session {@code AROA...:session}
 * @param expiresAt from this instant on the key is no more; {@link Instant#MAX} for a key without end
 * @param permissions what the caller may do
 * @param context the condition keys that the session brings: {@code aws:PrincipalTag/...},
 *     {@code cognito-identity.amazonaws.com:sub} and the like
 */
public record SignedCaller(
        AccessKey key, String userId, Instant expiresAt, Permissions permissions, IamContext context) {

    /**
     * Who is counted as one where callers have a share of something: an identity of an identity pool, whatever sessions
     * it asks for. Without one, the user or the role session.
     */
    public String holder() {
        return CognitoIdentity.of(this).map(CognitoIdentity::id).orElse(userId);
    }

    /** Whether it is a guest of an identity pool, as anybody can be any number of. */
    public boolean isGuest() {
        return CognitoIdentity.of(this).filter(CognitoIdentity::isGuest).isPresent();
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
