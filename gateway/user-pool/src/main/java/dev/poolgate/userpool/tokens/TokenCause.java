package dev.poolgate.userpool.tokens;

import java.util.Map;

/**
 * Why tokens are made, for the trigger that may change them.
 *
 * @param clientMetadata of the call that ended the sign-in; nothing here trusts it
 */
public record TokenCause(Source source, Map<String, String> clientMetadata) {

    /** AWS's {@code triggerSource}s of pre token generation. */
    public enum Source {
        AUTHENTICATION("TokenGeneration_Authentication"),
        NEW_PASSWORD("TokenGeneration_NewPasswordChallenge"),
        DEVICE("TokenGeneration_AuthenticateDevice"),
        REFRESH("TokenGeneration_RefreshTokens");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return "TokenCause[" + source + "]";
    }
}
