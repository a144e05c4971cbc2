package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/** The codes that prove emails and phone numbers after the sign-up. One of each may wait at a time. */
public final class AttributeCodes {
    private final Map<String, Codes> codes;

    /**
     * @param email for emails
     * @param phoneNumber for phone numbers
     */
    public AttributeCodes(Codes email, Codes phoneNumber) {
        this.codes = Map.of(Attributes.EMAIL, email, Attributes.PHONE_NUMBER, phoneNumber);
    }

    CodeDeliveryDetailsType send(Pool pool, User user, String attribute, String to, MessageCause cause) {
        return of(attribute).send(pool, user, attribute, to, cause);
    }

    /**
     * Sends a code on request: to the value that waits to be proved, else to the one that is there.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where there is
     *     neither, or the attribute is none that a code proves
     * @throws LimitExceededException after too many requests
     */
    public CodeDeliveryDetailsType request(Pool pool, User user, String attribute, MessageCause cause) {
        Codes wanted = of(attribute);
        String to = wanted.waiting(user)
                .filter(sent -> pool.verifiesBeforeUpdate(attribute))
                .map(CodeTable.Row::sentTo)
                .or(() -> user.attribute(attribute))
                .orElseThrow(() -> Refusals.invalidParameter("User does not have attribute " + attribute + "."));
        wanted.countRequest(user.poolId(), user.sub());
        return wanted.send(pool, user, attribute, to, cause);
    }

    /** The value that the code proves. */
    String proven(User user, String attribute, String code) {
        return of(attribute).proven(user, code).sentTo();
    }

    void spend(User user, String attribute) {
        of(attribute).spend(user);
    }

    private Codes of(String attribute) {
        return Optional.ofNullable(codes.get(attribute))
                .orElseThrow(() -> Refusals.invalidParameter("Attribute " + attribute + " cannot be verified."));
    }
}
