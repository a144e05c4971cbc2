package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/** Codes that are sent during a sign-in, beside a password. How many a user is sent is limited per hour. */
public final class SignInCodes {
    private static final int SENDS_PER_HOUR = 20;

    private final UserPoolStorage storage;
    private final Identifiers identifiers;
    private final MessageSender sender;
    private final CustomMessages words;
    private final HourlyLimit sends;

    public SignInCodes(
            UserPoolStorage storage, Identifiers identifiers, MessageSender sender, CustomMessages words, Clock clock) {
        this.storage = storage;
        this.identifiers = identifiers;
        this.sender = sender;
        this.words = words;
        this.sends = new HourlyLimit(storage.attempts(), clock, "SEND_MFA_CODE", SENDS_PER_HOUR);
    }

    /**
     * Sends a code to the value of the attribute.
     *
     * @throws TooManyRequestsException after too many
     */
    public Sent send(Pool pool, User user, String attribute, MessageCause cause) {
        if (!sends.admits(pool.id(), user.sub())) {
            throw TooManyRequestsException.builder()
                    .message("Too many requests")
                    .writableStackTrace(false)
                    .build();
        }
        Wording wording = words.wording(pool, user, cause);
        String code = identifiers.code();
        String to = user.attribute(attribute).orElseThrow();
        sender.send(Texts.signInCode(storage.poolMfa().of(pool), attribute, to, code, wording));
        return new Sent(code, Deliveries.details(attribute, to));
    }

    /**
     * A code that is on its way.
     *
     * @param delivery where to, masked
     */
    public record Sent(String code, CodeDeliveryDetailsType delivery) {
        @Override
        public String toString() {
            return "Sent[redacted]";
        }
    }
}
