package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerAnswer;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The triggers around the making of a user: one may forbid it or confirm it, one is told of the confirmation. */
public final class SignUpTriggers {
    private static final String CONFIRM = "autoConfirmUser";
    private static final String VERIFY_EMAIL = "autoVerifyEmail";
    private static final String VERIFY_PHONE = "autoVerifyPhone";
    private static final Map<String, String> VERIFY =
            Map.of(VERIFY_EMAIL, Attributes.EMAIL, VERIFY_PHONE, Attributes.PHONE_NUMBER);

    private final Triggers triggers;

    public SignUpTriggers(Triggers triggers) {
        this.triggers = triggers;
    }

    /** Asks about a user who signs up: the draft, as far as the trigger confirms it. */
    public UserDraft bySelf(
            UserDraft draft, Client client, List<AttributeType> validation, Map<String, String> metadata) {
        Happening happening = happening("PreSignUp_SignUp", draft, Optional.of(client), validation, metadata);
        return ask(happening).map(answer -> confirmed(draft, answer)).orElse(draft);
    }

    /** Asks about a user whom an administrator makes. The answer can only forbid: such a user is verified already. */
    public void byAdministrator(UserDraft draft, List<AttributeType> validation, Map<String, String> metadata) {
        ask(happening("PreSignUp_AdminCreateUser", draft, Optional.empty(), validation, metadata));
    }

    /** Tells of a user who became confirmed. */
    public void confirmed(Pool pool, Optional<Client> client, User user, Map<String, String> metadata) {
        told("PostConfirmation_ConfirmSignUp", pool, client, user, metadata);
    }

    /** Tells of a user who set a new password by a code. */
    public void recovered(Pool pool, Client client, User user, Map<String, String> metadata) {
        told("PostConfirmation_ConfirmForgotPassword", pool, Optional.of(client), user, metadata);
    }

    private void told(String source, Pool pool, Optional<Client> client, User user, Map<String, String> metadata) {
        triggers.ask(
                TriggerKind.POST_CONFIRMATION,
                Happening.to(source, pool, client, user).withMetadata(metadata));
    }

    private Optional<TriggerAnswer> ask(Happening happening) {
        return triggers.ask(TriggerKind.PRE_SIGN_UP, happening, CONFIRM, VERIFY_EMAIL, VERIFY_PHONE);
    }

    private static Happening happening(
            String source,
            UserDraft draft,
            Optional<Client> client,
            List<AttributeType> validation,
            Map<String, String> metadata) {
        Map<String, String> data = new TreeMap<>();
        validation.forEach(
                item -> data.put(item.name(), Optional.ofNullable(item.value()).orElse("")));
        return Happening.to(source, draft.pool(), client, draft.username(), draft.named())
                .with("validationData", data.isEmpty() ? null : data)
                .withMetadata(metadata);
    }

    private static UserDraft confirmed(UserDraft draft, TriggerAnswer answer) {
        Map<String, String> attributes = new TreeMap<>(draft.attributes());
        VERIFY.forEach((member, attribute) -> {
            if (answer.isTrue(member)) {
                requireThere(draft, attribute);
                attributes.put(Attributes.verifiedFlag(attribute).orElseThrow(), "true");
            }
        });
        UserStatusType status = answer.isTrue(CONFIRM) ? UserStatusType.CONFIRMED : draft.status();
        return draft.with(attributes, status);
    }

    /** Nothing is proved that is not there. */
    private static void requireThere(UserDraft draft, String attribute) {
        if (!draft.named().containsKey(attribute)) {
            throw TriggerAnswer.unreadable();
        }
    }
}
