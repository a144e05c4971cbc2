package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import dev.poolgate.userpool.storage.PasswordTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** How users get a new password who forgot the old one, or whom an administrator made to. */
public final class Recovery {
    private static final Map<RecoveryOptionNameType, String> ATTRIBUTES = Map.of(
            RecoveryOptionNameType.VERIFIED_EMAIL, Attributes.EMAIL,
            RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, Attributes.PHONE_NUMBER);
    private static final Set<UserStatusType> RECOVERABLE =
            Set.of(UserStatusType.CONFIRMED, UserStatusType.RESET_REQUIRED);

    private final UserPoolStorage storage;
    private final Passwords passwords;
    private final Codes codes;
    private final SecondFactors secondFactors;
    private final Clock clock;

    public Recovery(
            UserPoolStorage storage, Passwords passwords, Codes codes, SecondFactors secondFactors, Clock clock) {
        this.storage = storage;
        this.passwords = passwords;
        this.codes = codes;
        this.secondFactors = secondFactors;
        this.clock = clock;
    }

    /**
     * Sends a code that allows a new password.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where the user's
     *     state or the pool does not allow it
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where the user
     *     has nothing verified to send it to, but what is asked for beside the password: one mailbox is not both
     */
    public CodeDeliveryDetailsType send(Pool pool, User user, MessageCause cause) {
        String attribute = attribute(pool, user);
        return codes.send(pool, user, attribute, user.attribute(attribute).orElseThrow(), cause);
    }

    /** Where {@link #send} sends a code to, with its exceptions; nothing is sent. */
    public CodeDeliveryDetailsType destination(Pool pool, User user) {
        String attribute = attribute(pool, user);
        return Deliveries.details(attribute, user.attribute(attribute).orElseThrow());
    }

    private String attribute(Pool pool, User user) {
        requireRecoverable(user);
        Set<String> askedFor = secondFactors.addressesAsked(pool, user);
        return options(pool)
                .filter(name -> !askedFor.contains(name))
                .filter(name -> isVerified(user, name))
                .findFirst()
                .orElseThrow(() -> Refusals.invalidParameter("Cannot reset password for the user as there is no"
                        + " registered/verified email or phone_number"));
    }

    /** Where the code of a user of that name might have gone: to what the pool verifies, where it verifies anything. */
    public CodeDeliveryDetailsType simulated(Pool pool, String name) {
        List<String> options = options(pool).toList();
        List<String> likely =
                options.stream().filter(pool.autoVerified()::contains).toList();
        return codes.simulated(pool, likely.isEmpty() ? options : likely, name);
    }

    /**
     * Sets the new password of a user who has the code.
     *
     * @throws CodeMismatchException when it is another code
     * @throws ExpiredCodeException when no code is waiting, its time is over, or it went to what is the user's no more
     */
    public void reset(Pool pool, User user, String code, String password) {
        CodeTable.Row sent = codes.proven(user, code);
        requireStillThere(user, sent);
        requireRecoverable(user);
        passwords.requireNew(pool, user, password);
        PasswordTable.Row prepared = passwords.prepare(pool, user.sub(), user.username(), password);
        storage.atomically(() -> {
            User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Codes::expired);
            requireStillThere(locked, sent);
            requireRecoverable(locked);
            codes.spend(locked);
            storage.users().changeStatus(locked, UserStatusType.CONFIRMED, clock.instant());
            passwords.store(pool, locked, prepared);
        });
    }

    private static void requireStillThere(User user, CodeTable.Row sent) {
        if (user.attribute(sent.attribute()).filter(sent.sentTo()::equals).isEmpty()) {
            throw Codes.expired();
        }
    }

    private static void requireRecoverable(User user) {
        if (!user.enabled()) {
            throw Refusals.notAuthorized("User is disabled.");
        }
        if (user.status() == UserStatusType.UNCONFIRMED) {
            throw Refusals.invalidParameter(
                    "Cannot reset password for the user as there is no registered/verified" + " email or phone_number");
        }
        if (!RECOVERABLE.contains(user.status())) {
            throw Refusals.notAuthorized("User password cannot be reset in the current state.");
        }
    }

    /** The attributes to try, the best first. A pool that says nothing prefers the phone number, as AWS does. */
    private static Stream<String> options(Pool pool) {
        if (pool.settings().accountRecoverySetting() == null
                || pool.settings().accountRecoverySetting().recoveryMechanisms().isEmpty()) {
            return Stream.of(Attributes.PHONE_NUMBER, Attributes.EMAIL);
        }
        List<RecoveryOptionType> options =
                pool.settings().accountRecoverySetting().recoveryMechanisms();
        if (options.stream().anyMatch(option -> option.name() == RecoveryOptionNameType.ADMIN_ONLY)) {
            throw Refusals.notAuthorized("Contact administrator to reset password.");
        }
        return options.stream()
                .sorted(Comparator.comparing(RecoveryOptionType::priority))
                .map(option -> Objects.requireNonNull(ATTRIBUTES.get(option.name())));
    }

    private static boolean isVerified(User user, String attribute) {
        return user.attribute(attribute).isPresent()
                && Attributes.verifiedFlag(attribute)
                        .flatMap(user::attribute)
                        .filter("true"::equals)
                        .isPresent();
    }
}
