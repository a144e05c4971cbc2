package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Client;
import java.util.Map;
import java.util.Optional;

/**
 * Why a user is written to, for the trigger that may choose the words.
 *
 * @param client who called; empty where an administrator did
 * @param clientMetadata of the call; nothing here trusts it
 */
public record MessageCause(Source source, Optional<Client> client, Map<String, String> clientMetadata) {

    /** AWS's {@code triggerSource}s of custom message. */
    public enum Source {
        SIGN_UP("CustomMessage_SignUp"),
        RESEND_CODE("CustomMessage_ResendCode"),
        ADMIN_CREATE_USER("CustomMessage_AdminCreateUser"),
        AUTHENTICATION("CustomMessage_Authentication"),
        FORGOT_PASSWORD("CustomMessage_ForgotPassword"),
        UPDATE_USER_ATTRIBUTE("CustomMessage_UpdateUserAttribute"),
        VERIFY_USER_ATTRIBUTE("CustomMessage_VerifyUserAttribute");

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
        return "MessageCause[" + source + "]";
    }
}
