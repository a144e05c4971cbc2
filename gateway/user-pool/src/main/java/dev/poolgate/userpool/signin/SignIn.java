package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.ADMIN_NO_SRP_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.ADMIN_USER_PASSWORD_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.CUSTOM_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.REFRESH_TOKEN;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.REFRESH_TOKEN_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.USER_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.USER_PASSWORD_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.USER_SRP_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.CUSTOM_CHALLENGE;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.DEVICE_PASSWORD_VERIFIER;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.DEVICE_SRP_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.EMAIL_OTP;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.MFA_SETUP;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.NEW_PASSWORD_REQUIRED;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_SRP;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_VERIFIER;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SELECT_CHALLENGE;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SELECT_MFA_TYPE;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SMS_OTP;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.WEB_AUTHN;

import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.BehindAnswers;
import dev.poolgate.userpool.accounts.Confirmations;
import dev.poolgate.userpool.accounts.CustomMessages;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.SignInCodes;
import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.passkeys.PasskeySignIn;
import dev.poolgate.userpool.storage.Housekeeping;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.tokens.SignInTokens;
import dev.poolgate.userpool.triggers.Triggers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Sign-in as a whole: which flows and which challenges there are. Thread-safe. */
public final class SignIn {
    private static final Set<AuthFlowType> REFRESHING = Set.of(REFRESH_TOKEN_AUTH, REFRESH_TOKEN);

    private static final Set<AuthFlowType> WITH_PASSWORD =
            Set.of(USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, ADMIN_NO_SRP_AUTH);

    private final UserMigration migration;
    private final BeforeSignIn before;
    private final Housekeeping housekeeping;
    private final SignUpSessions signUps;
    private final SignInEvents events;
    private final Map<AuthFlowType, Flow> flows;
    private final Map<ChallengeNameType, Challenge> challenges;

    public SignIn(
            UserPoolStorage storage,
            Vault vault,
            Users users,
            Passwords passwords,
            NewUsers newUsers,
            Confirmations confirmations,
            SignInTokens tokens,
            Triggers triggers,
            Identifiers identifiers,
            MessageSender messages,
            BehindAnswers behind,
            Clock clock) {
        this.events = new SignInEvents(users, new AuthEvents(storage, identifiers, clock));
        this.before = new BeforeSignIn(users, triggers);
        this.housekeeping = new Housekeeping(storage, clock);
        Devices devices = new Devices(storage, vault, identifiers, clock);
        Sessions sessions = new Sessions(storage.sessions(), vault, identifiers, clock);
        SoftwareTokens softwareTokens = new SoftwareTokens(storage, vault, identifiers, clock);
        SecondFactors secondFactors = new SecondFactors(storage, softwareTokens);
        CustomMessages words = new CustomMessages(triggers);
        SignInCodes codes = SignInCodes.besidePassword(storage, vault, identifiers, messages, words, clock);
        SignInCodes codesAlone = SignInCodes.insteadOfPassword(storage, vault, identifiers, messages, words, clock);
        MfaQuestions questions = new MfaQuestions(sessions, softwareTokens, codes);
        NextSteps next = new NextSteps(
                List.of(
                        new NewPasswordStep(passwords, sessions, clock),
                        DeviceStep.insteadOfSecondFactor(devices, sessions),
                        new MfaStep(secondFactors, questions, sessions),
                        DeviceStep.afterSecondFactor(devices, sessions)),
                new AfterSignIn(devices, tokens, triggers));
        SrpRound srpRound = new SrpRound(sessions, identifiers, clock);
        CustomAuth custom = new CustomAuth(triggers, sessions, next);
        PasswordLockout lockout = new PasswordLockout(storage.attempts(), clock);
        PasswordCheck passwordCheck = new PasswordCheck(passwords, lockout);
        SrpFlow srp = new SrpFlow(users, passwords, srpRound, vault);
        this.signUps = new SignUpSessions(sessions, users, next);
        PasskeySignIn passkeys = new PasskeySignIn(storage, secondFactors, vault);
        FirstFactors firstFactors = new FirstFactors(passwords, secondFactors, storage.passkeys());
        FirstChoices choices = new FirstChoices(firstFactors, passkeys, vault);
        Candidates candidates = new Candidates(users, storage.users(), srp, choices);
        FirstPassword firstPassword = new FirstPassword(passwordCheck, srp, next);
        FirstQuestions first = new FirstQuestions(sessions, firstPassword, codesAlone, behind, passkeys);
        Challenge verifier =
                new PasswordVerifier(storage.users(), passwords, sessions, srpRound, lockout, vault, next, custom);
        Flow userPassword = PasswordFlow.byUser(users, passwordCheck, next);
        Flow adminPassword = PasswordFlow.byAdministrator(users, passwordCheck, next);
        Flow refresh = new RefreshFlow(new Refresh(storage.users(), tokens));
        this.migration = new UserMigration(users, newUsers, lockout, triggers);
        this.flows = Map.of(
                CUSTOM_AUTH, new CustomFlow(users, srp, custom),
                USER_PASSWORD_AUTH, userPassword,
                ADMIN_USER_PASSWORD_AUTH, adminPassword,
                ADMIN_NO_SRP_AUTH, adminPassword,
                USER_SRP_AUTH, srp,
                USER_AUTH, new ChoiceFlow(candidates, choices, first, sessions, signUps),
                REFRESH_TOKEN_AUTH, refresh,
                REFRESH_TOKEN, refresh);
        Challenge newPassword = new NewPasswordRequired(storage, users, passwords, sessions, next, clock);
        Respondents respondents = new Respondents(users);
        CodeGuesses guesses = new CodeGuesses(storage, sessions, clock);
        Map<ChallengeNameType, Challenge> answers = new HashMap<>();
        answers.put(CUSTOM_CHALLENGE, new CustomChallenge(storage.users(), users, sessions, custom));
        answers.put(NEW_PASSWORD_REQUIRED, newPassword);
        answers.put(PASSWORD_VERIFIER, verifier);
        answers.put(DEVICE_SRP_AUTH, new DeviceSrpAuth(users, devices, sessions, srpRound));
        answers.put(
                DEVICE_PASSWORD_VERIFIER,
                new DevicePasswordVerifier(storage.users(), devices, sessions, srpRound, lockout, next));
        answers.put(SELECT_MFA_TYPE, new MfaChoice(sessions, respondents, secondFactors, questions));
        answers.put(MFA_SETUP, new MfaSetup(sessions, respondents, next));
        for (SecondFactor factor : SecondFactor.values()) {
            answers.put(
                    factor.challenge(),
                    new CodeChallenge(factor, sessions, respondents, guesses, softwareTokens, next));
        }
        answers.put(SELECT_CHALLENGE, new FirstChoice(sessions, candidates, choices, first));
        answers.put(PASSWORD, FirstPasswordAnswer.sent(sessions, candidates, firstPassword));
        answers.put(PASSWORD_SRP, FirstPasswordAnswer.proved(sessions, candidates, firstPassword));
        answers.put(WEB_AUTHN, new PasskeyAnswer(sessions, candidates, passkeys, secondFactors, next));
        answers.put(SMS_OTP, new FirstCode(SMS_OTP, sessions, candidates, guesses, confirmations, next));
        Challenge firstByMail = new FirstCode(EMAIL_OTP, sessions, candidates, guesses, confirmations, next);
        Challenge secondByMail = Objects.requireNonNull(answers.get(EMAIL_OTP));
        // one name for two questions: which of them was asked, the session knows
        answers.put(
                EMAIL_OTP,
                call -> FirstCode.isAskedFor(sessions.read(call, EMAIL_OTP, call.requiredSession()))
                        ? firstByMail.answer(call)
                        : secondByMail.answer(call));
        this.challenges = Map.copyOf(answers);
    }

    /** What makes users whom a trigger knows. */
    public UserMigration migration() {
        return migration;
    }

    /** What leads from a sign-up to a sign-in. */
    public SignUpSessions signUps() {
        return signUps;
    }

    /** Begins a sign-in, or continues a session. */
    public SignInOutcome begin(AuthFlowType name, SignInCall call) {
        housekeeping.whenDue();
        Flow flow = Optional.ofNullable(flows.get(name))
                .orElseThrow(() -> Refusals.invalidParameter("Initiate Auth method not supported."));
        return SignInCounts.counted(name.toString(), () -> {
            flow.requireAllowed(call);
            return REFRESHING.contains(name)
                    ? flow.begin(call.withoutMetadata())
                    : events.recorded(call, Optional.empty(), () -> begin(name, flow, call));
        });
    }

    private SignInOutcome begin(AuthFlowType name, Flow flow, SignInCall call) {
        if (WITH_PASSWORD.contains(name)) {
            migration.migrateUnknown(call);
        }
        before.requireAllowed(call);
        // AWS hands what comes with the beginning to the triggers of the beginning only
        return flow.begin(call.withoutMetadata());
    }

    /** Answers a challenge. */
    public SignInOutcome answer(ChallengeNameType name, SignInCall call) {
        Challenge challenge = Optional.ofNullable(challenges.get(name))
                .orElseThrow(() -> Refusals.invalidParameter("Challenge response method not supported."));
        return SignInCounts.counted(
                name.toString(), () -> events.recorded(call, Optional.of(name), () -> challenge.answer(call)));
    }
}
