package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Folding;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/**
 * Codes for one purpose: six digits, good for a time and once, kept as a keyed mark. The guesses at them and the
 * requests for new ones are limited per hour: for each user, and for each address over all users who claim it, or many
 * accounts would be as many tries to prove somebody else's.
 */
public final class Codes {
    private static final int SENDS_PER_HOUR = 10;

    private final CodePurpose purpose;
    private final CodeTable table;
    private final Vault vault;
    private final Identifiers identifiers;
    private final MessageSender sender;
    private final CustomMessages words;
    private final Clock clock;
    private final HourlyLimit requests;
    private final HourlyLimit guesses;
    private final HourlyLimit sends;
    private final InventedDeliveries invented;

    public Codes(
            CodePurpose purpose,
            UserPoolStorage storage,
            Vault vault,
            Identifiers identifiers,
            MessageSender sender,
            CustomMessages words,
            Clock clock) {
        this.purpose = purpose;
        this.table = storage.codes();
        this.vault = vault;
        this.identifiers = identifiers;
        this.sender = sender;
        this.words = words;
        this.clock = clock;
        this.requests = purpose.requests(storage.attempts(), clock);
        this.guesses = purpose.guesses(storage.attempts(), clock);
        this.sends = new HourlyLimit(storage.attempts(), clock, "SEND_CODE", SENDS_PER_HOUR);
        this.invented = new InventedDeliveries(vault);
    }

    /**
     * Counts a request for a code, by a user or by the name of one who does not exist.
     *
     * @throws LimitExceededException when it is one too many
     */
    public void countRequest(String poolId, String subject) {
        requests.count(poolId, subject);
    }

    /** Whether a code was asked for within the last hour, by a user or by the name of one who does not exist. */
    public boolean requested(String poolId, String subject) {
        return requests.counted(poolId, subject);
    }

    /**
     * Counts a guess, by a user or by the name of one who does not exist.
     *
     * @throws LimitExceededException when it is one too many
     */
    public void countGuess(String poolId, String subject) {
        guesses.count(poolId, subject);
    }

    /**
     * Sends a code, which ends the one before.
     *
     * @param attribute that the code proves
     * @param to the value of that attribute, or the one it is to have
     * @param cause for the trigger that may choose the words; not to be called inside a transaction
     * @throws LimitExceededException after too many codes to the same address
     */
    public CodeDeliveryDetailsType send(Pool pool, User user, String attribute, String to, MessageCause cause) {
        sends.count(user.poolId(), address(attribute, to));
        Wording wording = words.wording(pool, user, cause);
        String code = identifiers.code();
        Instant expires = clock.instant().plus(purpose.lifetime());
        table.put(
                new CodeTable.Row(user.poolId(), user.sub(), purpose.name(), mark(user, code), attribute, to, expires));
        sender.send(Texts.verification(pool, attribute, to, code, purpose.text(), wording));
        return Deliveries.details(attribute, to);
    }

    /** Where a code to a user of that name would have gone, by any of the attributes; nothing is sent. */
    CodeDeliveryDetailsType simulated(Pool pool, List<String> attributes, String name) {
        return invented.details(pool, attributes, name);
    }

    /** What was sent and waits for an answer. */
    public Optional<CodeTable.Row> waiting(User user) {
        return table.find(user.poolId(), user.sub(), purpose.name())
                .filter(row -> clock.instant().isBefore(row.expires()));
    }

    /**
     * What the code proves. It stays good until {@link #spend}.
     *
     * @throws CodeMismatchException when it is another code
     * @throws ExpiredCodeException when no code is waiting, or its time is over
     * @throws LimitExceededException after too many guesses
     */
    public CodeTable.Row proven(User user, String code) {
        guesses.count(user.poolId(), user.sub());
        CodeTable.Row sent = waiting(user).orElseThrow(Codes::expired);
        guesses.count(user.poolId(), address(sent.attribute(), sent.sentTo()));
        if (!MessageDigest.isEqual(mark(user, code).getBytes(UTF_8), sent.mac().getBytes(UTF_8))) {
            throw mismatch();
        }
        return sent;
    }

    /** Ends the code. Of two who prove it at once, the second is refused. */
    public void spend(User user) {
        if (!table.delete(user.poolId(), user.sub(), purpose.name())) {
            throw expired();
        }
    }

    /** What AWS says where no code can be right. */
    public static ExpiredCodeException expired() {
        return ExpiredCodeException.builder()
                .message("Invalid code provided, please request a code again.")
                .writableStackTrace(false)
                .build();
    }

    /** What AWS says to another code than the one that was sent. */
    public static CodeMismatchException mismatch() {
        return CodeMismatchException.builder()
                .message("Invalid verification code provided, please try again.")
                .writableStackTrace(false)
                .build();
    }

    private String mark(User user, String code) {
        return vault.mark(String.join("/", purpose.name(), user.poolId(), user.sub(), code));
    }

    /** Whom to count, whatever the case of letters; a mark, because addresses may be long. */
    private String address(String attribute, String to) {
        return vault.mark("code address " + attribute + "/" + Folding.fold(to));
    }
}
