package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.PoolMfa;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** The words of messages: the pool's templates, else AWS's. */
final class Texts {
    static final String CODE = "{####}";
    static final String USERNAME = "{username}";

    private Texts() {}

    /** @param otherwise the text, where neither the pool nor a trigger has one */
    static Message verification(
            Pool pool, String attribute, String to, String code, String otherwise, Wording wording) {
        VerificationMessageTemplateType template = pool.settings().verificationMessageTemplate();
        boolean email = attribute.equals(Attributes.EMAIL);
        String text = email
                ? first(template.emailMessage(), pool.settings().emailVerificationMessage(), otherwise)
                : first(template.smsMessage(), pool.settings().smsVerificationMessage(), otherwise);
        String subject =
                first(template.emailSubject(), pool.settings().emailVerificationSubject(), "Your verification code");
        return message(pool, Deliveries.medium(attribute), to, subject, text, Map.of(CODE, code), wording);
    }

    /** A code that is asked for at a sign-in. */
    static Message signInCode(PoolMfa mfa, String attribute, String to, String code, Wording wording) {
        Optional<EmailMfaConfigType> own = Optional.ofNullable(mfa.factors().emailMfaConfiguration())
                .filter(any -> attribute.equals(Attributes.EMAIL));
        Optional<String> text =
                attribute.equals(Attributes.EMAIL) ? own.map(EmailMfaConfigType::message) : mfa.smsMessage();
        return message(
                mfa.pool(),
                Deliveries.medium(attribute),
                to,
                own.map(EmailMfaConfigType::subject).orElse("Your authentication code"),
                text.orElse("Your authentication code is {####}."),
                Map.of(CODE, code),
                wording);
    }

    static Message invitation(
            Pool pool, DeliveryMediumType medium, String to, String username, String password, Wording wording) {
        Optional<MessageTemplateType> template =
                Optional.ofNullable(pool.settings().adminCreateUserConfig().inviteMessageTemplate());
        Function<MessageTemplateType, String> own = medium == DeliveryMediumType.EMAIL
                ? MessageTemplateType::emailMessage
                : MessageTemplateType::smsMessage;
        String text = template.map(own).orElse("Your username is {username} and temporary password is {####}.");
        String subject = template.map(MessageTemplateType::emailSubject).orElse("Your temporary password");
        return message(pool, medium, to, subject, text, Map.of(USERNAME, username, CODE, password), wording);
    }

    private static Message message(
            Pool pool,
            DeliveryMediumType medium,
            String to,
            String ownSubject,
            String ownTemplate,
            Map<String, String> values,
            Wording wording) {
        boolean email = medium == DeliveryMediumType.EMAIL;
        String template = (email ? wording.email() : wording.sms()).orElse(ownTemplate);
        String subject = wording.subject().orElse(ownSubject);
        String text = filled(template, values, UnaryOperator.identity());
        String html = filled(template, values, Message::escaped);
        return new Message(medium, to, subject, text, html, Optional.empty(), Optional.empty()).sentBy(pool);
    }

    /** Each placeholder once: what is filled in may look like another one. */
    private static String filled(String template, Map<String, String> values, UnaryOperator<String> form) {
        String any = values.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(any)
                .matcher(template)
                .replaceAll(found ->
                        Matcher.quoteReplacement(form.apply(Objects.requireNonNull(values.get(found.group())))));
    }

    private static String first(@Nullable String template, @Nullable String legacy, String otherwise) {
        return Optional.ofNullable(template).orElse(Optional.ofNullable(legacy).orElse(otherwise));
    }
}
