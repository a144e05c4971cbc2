package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** The words of messages: the pool's templates, else AWS's. */
final class Texts {
    private static final String CODE = "{####}";
    private static final String USERNAME = "{username}";

    private Texts() {}

    static Message verification(Pool pool, String attribute, String to, String code) {
        VerificationMessageTemplateType template = pool.settings().verificationMessageTemplate();
        boolean email = attribute.equals(Attributes.EMAIL);
        String text = email
                ? first(
                        template.emailMessage(),
                        pool.settings().emailVerificationMessage(),
                        "Your confirmation code is {####}")
                : first(
                        template.smsMessage(),
                        pool.settings().smsVerificationMessage(),
                        "Your confirmation code is {####}");
        String subject =
                first(template.emailSubject(), pool.settings().emailVerificationSubject(), "Your verification code");
        return new Message(Deliveries.medium(attribute), to, subject, text.replace(CODE, code));
    }

    static Message invitation(Pool pool, DeliveryMediumType medium, String to, String username, String password) {
        Optional<MessageTemplateType> template =
                Optional.ofNullable(pool.settings().adminCreateUserConfig().inviteMessageTemplate());
        Function<MessageTemplateType, String> own = medium == DeliveryMediumType.EMAIL
                ? MessageTemplateType::emailMessage
                : MessageTemplateType::smsMessage;
        String text = template.map(own).orElse("Your username is {username} and temporary password is {####}.");
        String subject = template.map(MessageTemplateType::emailSubject).orElse("Your temporary password");
        return new Message(medium, to, subject, text.replace(USERNAME, username).replace(CODE, password));
    }

    private static String first(@Nullable String template, @Nullable String legacy, String otherwise) {
        return Optional.ofNullable(template).orElse(Optional.ofNullable(legacy).orElse(otherwise));
    }
}
