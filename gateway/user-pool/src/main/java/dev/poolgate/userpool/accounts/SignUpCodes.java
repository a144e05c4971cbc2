package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/** The codes that confirm a sign-up. */
public final class SignUpCodes {
    private final Codes codes;

    public SignUpCodes(
            UserPoolStorage storage,
            Vault vault,
            Identifiers identifiers,
            MessageSender sender,
            CustomMessages words,
            Clock clock) {
        this.codes = new Codes(CodePurpose.SIGN_UP, storage, vault, identifiers, sender, words, clock);
    }

    /**
     * Sends a code to the attribute the pool verifies, the phone number before the email; empty where there is none.
     *
     * @throws LimitExceededException after too many codes to the same address
     */
    public Optional<CodeDeliveryDetailsType> send(Pool pool, User user, MessageCause cause) {
        return attribute(pool, user)
                .map(attribute -> codes.send(
                        pool, user, attribute, user.attribute(attribute).orElseThrow(), cause));
    }

    /** Where {@link #send} sends a code to; nothing is sent. */
    public Optional<CodeDeliveryDetailsType> destination(Pool pool, User user) {
        return attribute(pool, user)
                .map(attribute ->
                        Deliveries.details(attribute, user.attribute(attribute).orElseThrow()));
    }

    private static Optional<String> attribute(Pool pool, User user) {
        return Stream.of(Attributes.PHONE_NUMBER, Attributes.EMAIL)
                .filter(pool.autoVerified()::contains)
                .filter(attribute -> user.attribute(attribute).isPresent())
                .findFirst();
    }

    /**
     * Counts a request for another code, by a user or by the name of one who does not exist.
     *
     * @throws LimitExceededException when it is one too many
     */
    public void countRequest(Pool pool, String subject) {
        codes.countRequest(pool.id(), subject);
    }

    /** Counts a guess, as {@link #countRequest} counts a request. */
    public void countGuess(Pool pool, String subject) {
        codes.countGuess(pool.id(), subject);
    }

    /**
     * What the code proves. The code stays good until {@link #spend}.
     *
     * @throws CodeMismatchException when it is another code
     * @throws ExpiredCodeException when no code is waiting, its time is over, or the attribute has changed since
     * @throws LimitExceededException after too many guesses
     */
    public CodeTable.Row proven(User user, String code) {
        boolean current = codes.waiting(user)
                .filter(sent -> user.attribute(sent.attribute())
                        .filter(sent.sentTo()::equals)
                        .isPresent())
                .isPresent();
        if (!current) {
            codes.countGuess(user.poolId(), user.sub());
            throw Codes.expired();
        }
        return codes.proven(user, code);
    }

    /** Ends the code. Of two who prove it at once, the second is refused. */
    public void spend(User user) {
        codes.spend(user);
    }

    /** Where a code to a user of that name would have gone; nothing is sent. */
    public CodeDeliveryDetailsType simulated(Pool pool, String name) {
        return codes.simulated(pool, pool.autoVerified(), name);
    }
}
