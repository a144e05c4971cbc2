package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
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
        return Stream.of(Attributes.PHONE_NUMBER, Attributes.EMAIL)
                .filter(pool.autoVerified()::contains)
                .filter(attribute -> user.attribute(attribute).isPresent())
                .findFirst()
                .map(attribute -> codes.send(
                        pool, user, attribute, user.attribute(attribute).orElseThrow(), cause));
    }

    /** Sends another code, which ends the one before. */
    public Optional<CodeDeliveryDetailsType> resend(Pool pool, User user, MessageCause cause) {
        codes.countRequest(user.poolId(), user.sub());
        return send(pool, user, cause);
    }

    /**
     * The attribute that the code proves. The code stays good until {@link #spend}.
     *
     * @throws CodeMismatchException when it is another code
     * @throws ExpiredCodeException when no code is waiting, its time is over, or the attribute has changed since
     * @throws LimitExceededException after too many guesses
     */
    public String proven(User user, String code) {
        boolean current = codes.waiting(user)
                .filter(sent -> user.attribute(sent.attribute())
                        .filter(sent.sentTo()::equals)
                        .isPresent())
                .isPresent();
        if (!current) {
            codes.countGuess(user.poolId(), user.sub());
            throw Codes.expired();
        }
        return codes.proven(user, code).attribute();
    }

    /** Ends the code. Of two who prove it at once, the second is refused. */
    public void spend(User user) {
        codes.spend(user);
    }

    /** Where a code to a user of that name would have gone; nothing is sent. */
    public static CodeDeliveryDetailsType simulated(Pool pool, String name) {
        boolean byPhone = pool.autoVerified().contains(Attributes.PHONE_NUMBER)
                && !pool.autoVerified().contains(Attributes.EMAIL);
        return Deliveries.simulated(byPhone ? Attributes.PHONE_NUMBER : Attributes.EMAIL, name);
    }
}
