package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.BehindAnswers;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.SignInCodes;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passkeys.PasskeySignIn;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;

/** Asks for the first factor that was chosen, unless the choice came with the answer. */
final class FirstQuestions {
    private final Sessions sessions;
    private final FirstPassword password;
    private final SignInCodes codes;
    private final BehindAnswers behind;
    private final PasskeySignIn passkeys;

    FirstQuestions(
            Sessions sessions,
            FirstPassword password,
            SignInCodes codes,
            BehindAnswers behind,
            PasskeySignIn passkeys) {
        this.sessions = sessions;
        this.password = password;
        this.codes = codes;
        this.behind = behind;
        this.passkeys = passkeys;
    }

    SignInOutcome ask(SignInCall call, Candidate candidate, ChallengeNameType challenge) {
        return switch (challenge) {
            case PASSWORD ->
                call.optional("PASSWORD").isPresent()
                        ? password.judge(call, candidate)
                        : question(call, candidate, challenge, Map.of(), Map.of());
            case PASSWORD_SRP ->
                call.optional("SRP_A").isPresent()
                        ? password.askForProof(call, candidate)
                        : question(call, candidate, challenge, Map.of(), Map.of());
            case EMAIL_OTP -> code(call, candidate, challenge, Attributes.EMAIL);
            case SMS_OTP -> code(call, candidate, challenge, Attributes.PHONE_NUMBER);
            case WEB_AUTHN -> passkey(call, candidate);
            default -> throw new IllegalArgumentException("no first factor: " + challenge);
        };
    }

    private Challenged code(SignInCall call, Candidate candidate, ChallengeNameType challenge, String attribute) {
        Map<String, Object> kept = new HashMap<>();
        kept.put(FirstCode.ATTRIBUTE, attribute);
        CodeDeliveryDetailsType delivery = candidate
                .user()
                .map(user -> sent(call, user, attribute, kept))
                .orElseGet(() -> codes.simulate(
                        call.pool(),
                        candidate.subject(call.pool()),
                        attribute,
                        candidate.typed(),
                        call.ipAddress(),
                        behind));
        return question(call, candidate, challenge, kept, CodeChallenge.parameters(delivery));
    }

    /** An administrator, and a client that may know who exists, are told where a code could not be sent. */
    private CodeDeliveryDetailsType sent(SignInCall call, User user, String attribute, Map<String, Object> kept) {
        MessageCause cause =
                new MessageCause(MessageCause.Source.AUTHENTICATION, Optional.of(call.client()), call.clientMetadata());
        boolean told = call.admin() || !call.client().hidesUnknownUsers();
        SignInCodes.Sent sent = told
                ? codes.send(call.pool(), user, attribute, cause, call.ipAddress())
                : codes.send(call.pool(), user, attribute, cause, call.ipAddress(), behind);
        kept.put(CodeChallenge.CODE, sent.code());
        kept.put(FirstCode.ADDRESS, user.attribute(attribute).orElseThrow());
        return sent.delivery();
    }

    private Challenged passkey(SignInCall call, Candidate candidate) {
        PasskeySignIn.Question asked = passkeys.ask(call.pool(), candidate.user(), candidate.subject(call.pool()));
        return question(
                call,
                candidate,
                ChallengeNameType.WEB_AUTHN,
                Map.of(PasskeyAnswer.REQUEST, asked.kept()),
                Map.of("CREDENTIAL_REQUEST_OPTIONS", asked.options()));
    }

    private Challenged question(
            SignInCall call,
            Candidate candidate,
            ChallengeNameType challenge,
            Map<String, Object> kept,
            Map<String, String> parameters) {
        Map<String, Object> state = new HashMap<>(candidate.state());
        state.putAll(kept);
        String session = sessions.open(call, candidate.sub(), challenge, state);
        return new Challenged(challenge, Optional.of(session), parameters);
    }
}
