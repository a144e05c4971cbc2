package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerAnswer;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.Optional;

/**
 * Asks the custom message trigger for the words of a message. It never sees the code: it puts the placeholder where the
 * code goes. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html">custom
 * message</a>.
 */
public final class CustomMessages {
    private static final int LONGEST_SUBJECT = 140;
    private static final int LONGEST_SMS = 140;
    private static final int LONGEST_EMAIL = 20_000;

    private final Triggers triggers;

    public CustomMessages(Triggers triggers) {
        this.triggers = triggers;
    }

    /** The words; the pool's own where it has no trigger or the trigger says nothing. */
    Wording wording(Pool pool, User user, MessageCause cause) {
        boolean invitation = cause.source() == MessageCause.Source.ADMIN_CREATE_USER;
        Happening happening = Happening.to(cause.source().text(), pool, cause.client(), user)
                .with("codeParameter", Texts.CODE)
                .with("usernameParameter", invitation ? Texts.USERNAME : null)
                .with("linkParameter", null)
                .withMetadata(cause.clientMetadata());
        return triggers.ask(TriggerKind.CUSTOM_MESSAGE, happening, "smsMessage", "emailMessage", "emailSubject")
                .map(answer -> wording(answer, invitation))
                .orElse(Wording.OWN);
    }

    private static Wording wording(TriggerAnswer answer, boolean invitation) {
        return new Wording(
                body(answer, "smsMessage", LONGEST_SMS, invitation),
                body(answer, "emailMessage", LONGEST_EMAIL, invitation),
                answer.text("emailSubject").map(text -> bounded(text, LONGEST_SUBJECT)));
    }

    /** A message without its code, or an invitation without the name, would be of no use. */
    private static Optional<String> body(TriggerAnswer answer, String member, int longest, boolean invitation) {
        return answer.text(member).map(text -> {
            boolean whole = text.contains(Texts.CODE) && (!invitation || text.contains(Texts.USERNAME));
            if (!whole) {
                throw TriggerAnswer.unreadable();
            }
            return bounded(text, longest);
        });
    }

    private static String bounded(String text, int longest) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
            throw TriggerAnswer.unreadable();
        }
        return text;
    }
}
