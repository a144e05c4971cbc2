package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Pool;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;

/**
 * Something to tell a user.
 *
 * @param medium email or SMS
 * @param to the address or the phone number
 * @param text may hold a code or a password: never log it
 * @param html the same for a mail's body: a template's markup stays, what is filled in cannot be any
 * @param from the sender, where the pool names one
 * @param replyTo where answers go, where the pool says so
 */
public record Message(
        DeliveryMediumType medium,
        String to,
        String subject,
        String text,
        String html,
        Optional<String> from,
        Optional<String> replyTo) {

    /** A message without markup. */
    public Message(DeliveryMediumType medium, String to, String subject, String text) {
        this(medium, to, subject, text, escaped(text), Optional.empty(), Optional.empty());
    }

    /** The same message, sent as the pool's {@code EmailConfiguration} says. */
    public Message sentBy(Pool pool) {
        Optional<EmailConfigurationType> email =
                Optional.ofNullable(pool.settings().emailConfiguration());
        return new Message(
                medium,
                to,
                subject,
                text,
                html,
                email.map(EmailConfigurationType::from).flatMap(Message::given),
                email.map(EmailConfigurationType::replyToEmailAddress).flatMap(Message::given));
    }

    /** The text as HTML shows it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Message[" + medium + ", redacted]";
    }
}
