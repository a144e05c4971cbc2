package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Folding;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;

/**
 * The codes that confirm a sign-up: six digits, good for a day and once, kept as a keyed mark. The guesses at them and
 * the requests for new ones are limited per hour: for each user, and for each address over all users who claim it, or
 * many accounts would be as many tries to prove somebody else's.
 */
public final class SignUpCodes {
    private static final String PURPOSE = "SIGN_UP";
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int GUESSES_PER_HOUR = 15;
    private static final int RESENDS_PER_HOUR = 5;
    private static final int SENDS_PER_HOUR = 10;

    private final CodeTable table;
    private final Vault vault;
    private final Identifiers identifiers;
    private final MessageSender sender;
    private final CustomMessages words;
    private final Clock clock;
    private final HourlyLimit guesses;
    private final HourlyLimit resends;
    private final HourlyLimit sends;

    public SignUpCodes(
            UserPoolStorage storage,
            Vault vault,
            Identifiers identifiers,
            MessageSender sender,
            CustomMessages words,
            Clock clock) {
        this.table = storage.codes();
        this.vault = vault;
        this.identifiers = identifiers;
        this.sender = sender;
        this.words = words;
        this.clock = clock;
        this.guesses = new HourlyLimit(storage.attempts(), clock, "CONFIRM_SIGN_UP", GUESSES_PER_HOUR);
        this.resends = new HourlyLimit(storage.attempts(), clock, "RESEND_CODE", RESENDS_PER_HOUR);
        this.sends = new HourlyLimit(storage.attempts(), clock, "SEND_CODE", SENDS_PER_HOUR);
    }

    /**
     * Sends a code to the attribute the pool verifies, the phone number before the email; empty where there is none.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException after too many codes
     *     to the same address
     */
    public Optional<CodeDeliveryDetailsType> send(Pool pool, User user, MessageCause cause) {
        return Stream.of(Attributes.PHONE_NUMBER, Attributes.EMAIL)
                .filter(pool.autoVerified()::contains)
                .filter(attribute -> user.attribute(attribute).isPresent())
                .findFirst()
                .map(attribute -> send(pool, user, attribute, cause));
    }

    /** Sends another code, which ends the one before. */
    public Optional<CodeDeliveryDetailsType> resend(Pool pool, User user, MessageCause cause) {
        resends.count(user.poolId(), user.sub());
        return send(pool, user, cause);
    }

    /**
     * The attribute that the code proves. The code stays good until {@link #spend}.
     *
     * @throws CodeMismatchException when it is another code
     * @throws ExpiredCodeException when no code is waiting, or its time is over
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException after too many
     *     guesses
     */
    public String proven(User user, String code) {
        guesses.count(user.poolId(), user.sub());
        CodeTable.Row sent = table.find(user.poolId(), user.sub(), PURPOSE)
                .filter(row -> clock.instant().isBefore(row.expires()))
                .filter(row -> user.attribute(row.attribute())
                        .filter(row.sentTo()::equals)
                        .isPresent())
                .orElseThrow(SignUpCodes::expired);
        guesses.count(user.poolId(), address(sent.attribute(), sent.sentTo()));
        if (!MessageDigest.isEqual(mark(user, code).getBytes(UTF_8), sent.mac().getBytes(UTF_8))) {
            throw CodeMismatchException.builder()
                    .message("Invalid verification code provided, please try again.")
                    .writableStackTrace(false)
                    .build();
        }
        return sent.attribute();
    }

    /** Ends the code. Of two who prove it at once, the second is refused. */
    public void spend(User user) {
        if (!table.delete(user.poolId(), user.sub(), PURPOSE)) {
            throw expired();
        }
    }

    /** Where a code to a user of that name would have gone; nothing is sent. */
    public static CodeDeliveryDetailsType simulated(Pool pool, String name) {
        boolean byPhone = pool.autoVerified().contains(Attributes.PHONE_NUMBER)
                && !pool.autoVerified().contains(Attributes.EMAIL);
        if (byPhone) {
            return Deliveries.details(Attributes.PHONE_NUMBER, "+00000000000");
        }
        return Deliveries.details(Attributes.EMAIL, Attributes.looksLikeEmail(name) ? name : name + "@" + name);
    }

    /** What AWS says where no code can be right. */
    public static ExpiredCodeException expired() {
        return ExpiredCodeException.builder()
                .message("Invalid code provided, please request a code again.")
                .writableStackTrace(false)
                .build();
    }

    private CodeDeliveryDetailsType send(Pool pool, User user, String attribute, MessageCause cause) {
        String to = user.attribute(attribute).orElseThrow();
        sends.count(user.poolId(), address(attribute, to));
        Wording wording = words.wording(pool, user, cause);
        String code = identifiers.code();
        Instant expires = clock.instant().plus(LIFETIME);
        table.put(new CodeTable.Row(user.poolId(), user.sub(), PURPOSE, mark(user, code), attribute, to, expires));
        sender.send(Texts.verification(pool, attribute, to, code, wording));
        return Deliveries.details(attribute, to);
    }

    private String mark(User user, String code) {
        return vault.mark(String.join("/", PURPOSE, user.poolId(), user.sub(), code));
    }

    /** Whom to count, whatever the case of letters; a mark, because addresses may be long. */
    private String address(String attribute, String to) {
        return vault.mark("code address " + attribute + "/" + Folding.fold(to));
    }
}
