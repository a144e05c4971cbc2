package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.PoolMfa;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;

/** What both operations on authenticator apps ask first. */
final class TokenOrSession {
    private TokenOrSession() {}

    /** Refuses a caller who sends both, or neither. */
    static void requireOne(@Nullable String accessToken, @Nullable String session) {
        if ((accessToken == null) == (session == null)) {
            throw Refusals.invalidParameter("Either an AccessToken or a Session is required, and not both.");
        }
    }

    /** Refuses a pool that knows no authenticator apps. */
    static void requireOffered(PoolMfa settings) {
        if (!settings.offers(SecondFactor.SOFTWARE_TOKEN_MFA)) {
            throw SoftwareTokenMfaNotFoundException.builder()
                    .message("Software Token MFA has not been enabled by the userPool")
                    .writableStackTrace(false)
                    .build();
        }
    }
}
