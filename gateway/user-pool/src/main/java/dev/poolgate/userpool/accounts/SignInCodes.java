package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Folding;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * Codes that are sent during a sign-in. How many a user is sent is limited per hour, and how many go to an address that
 * nobody proved over all users who claim it, or many accounts would fill somebody's mailbox.
 */
public final class SignInCodes {
    private static final int SENDS_PER_HOUR = 20;
    private static final int SENDS_PER_UNPROVED_ADDRESS = 10;
    /** So that one who asks for somebody else's codes leaves some to the owner. */
    private static final int SENDS_PER_SOURCE = 10;

    private static final String WORK = "sign-in code";
    private static final int DIGITS = 6;
    private static final int DIGITS_ALONE = 8;

    private final UserPoolStorage storage;
    private final Vault vault;
    private final Identifiers identifiers;
    private final MessageSender sender;
    private final CustomMessages words;
    private final int digits;
    private final HourlyLimit sends;
    private final HourlyLimit sendsToUnproved;
    private final HourlyLimit sendsFromSource;
    private final InventedDeliveries invented;

    private SignInCodes(
            UserPoolStorage storage,
            Vault vault,
            Identifiers identifiers,
            MessageSender sender,
            CustomMessages words,
            Clock clock,
            String kind,
            int digits) {
        this.storage = storage;
        this.vault = vault;
        this.identifiers = identifiers;
        this.sender = sender;
        this.words = words;
        this.digits = digits;
        this.sends = new HourlyLimit(storage.attempts(), clock, kind, SENDS_PER_HOUR);
        this.sendsToUnproved =
                new HourlyLimit(storage.attempts(), clock, kind + "_UNPROVED", SENDS_PER_UNPROVED_ADDRESS);
        this.sendsFromSource = new HourlyLimit(storage.attempts(), clock, kind + "_SOURCE", SENDS_PER_SOURCE);
        this.invented = new InventedDeliveries(vault);
    }

    /** Codes of six digits, beside a password. */
    public static SignInCodes besidePassword(
            UserPoolStorage storage,
            Vault vault,
            Identifiers identifiers,
            MessageSender sender,
            CustomMessages words,
            Clock clock) {
        return new SignInCodes(storage, vault, identifiers, sender, words, clock, "SEND_MFA_CODE", DIGITS);
    }

    /** Codes of eight digits, which are all that is asked. Counted for themselves: anybody can have them sent. */
    public static SignInCodes insteadOfPassword(
            UserPoolStorage storage,
            Vault vault,
            Identifiers identifiers,
            MessageSender sender,
            CustomMessages words,
            Clock clock) {
        return new SignInCodes(storage, vault, identifiers, sender, words, clock, "SEND_FIRST_CODE", DIGITS_ALONE);
    }

    /**
     * Sends a code to the value of the attribute.
     *
     * @param source from where it is asked for, as far as that is known
     * @throws TooManyRequestsException after too many
     */
    public Sent send(Pool pool, User user, String attribute, MessageCause cause, Optional<String> source) {
        String to = user.attribute(attribute).orElseThrow();
        count(pool, user.sub(), source);
        String code = identifiers.code(digits);
        deliver(pool, user, attribute, code, cause);
        return new Sent(code, Deliveries.details(attribute, to));
    }

    /**
     * As {@link #send}, but behind the answer: it takes as long, and fails as, {@link #simulate}.
     *
     * @throws TooManyRequestsException after too many
     */
    public Sent send(
            Pool pool, User user, String attribute, MessageCause cause, Optional<String> source, BehindAnswers behind) {
        String to = user.attribute(attribute).orElseThrow();
        count(pool, user.sub(), source);
        String code = identifiers.code(digits);
        behind.run(pool, WORK, () -> deliver(pool, user, attribute, code, cause));
        return new Sent(code, Deliveries.details(attribute, to));
    }

    private void deliver(Pool pool, User user, String attribute, String code, MessageCause cause) {
        String to = user.attribute(attribute).orElseThrow();
        if (!user.hasProved(attribute)) {
            count(sendsToUnproved, pool, vault.mark("code address " + attribute + "/" + Folding.fold(to)));
        }
        Wording wording = words.wording(pool, user, cause);
        sender.send(Texts.signInCode(storage.poolMfa().of(pool), attribute, to, code, wording));
    }

    /**
     * Where a code to somebody of that name would have gone; nothing is sent.
     *
     * @param subject whose calls are counted, as a user's are
     * @throws TooManyRequestsException after too many
     */
    public CodeDeliveryDetailsType simulate(
            Pool pool, String subject, String attribute, String name, Optional<String> source, BehindAnswers behind) {
        count(pool, subject, source);
        behind.run(pool, WORK, () -> {});
        return invented.details(pool, List.of(attribute), name);
    }

    private void count(Pool pool, String subject, Optional<String> source) {
        source.ifPresent(
                address -> count(sendsFromSource, pool, vault.mark("code for " + subject + " from " + address)));
        count(sends, pool, subject);
    }

    private static void count(HourlyLimit limit, Pool pool, String subject) {
        if (!limit.admits(pool.id(), subject)) {
            throw TooManyRequestsException.builder()
                    .message("Too many requests")
                    .writableStackTrace(false)
                    .build();
        }
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
