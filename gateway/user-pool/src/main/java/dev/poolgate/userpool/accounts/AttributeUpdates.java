package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Changes of attributes, with the aliases and the verification that hang on them, together or not at all. A new email
 * or phone number is not verified, unless an administrator says so. Where the pool asks for that, it waits outside of
 * the user until a code proves it.
 */
public final class AttributeUpdates {
    private final UserPoolStorage storage;
    private final Users users;
    private final AttributeCodes codes;
    private final Clock clock;

    public AttributeUpdates(UserPoolStorage storage, Users users, AttributeCodes codes, Clock clock) {
        this.storage = storage;
        this.users = users;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * What a user changes of himself.
     *
     * @return where codes went
     */
    public List<CodeDeliveryDetailsType> byUser(
            Pool pool, Client client, User user, List<AttributeType> given, Map<String, String> clientMetadata) {
        return update(
                pool,
                user,
                AttributeChange.byUser(pool, user, given, client::writes),
                cause(Optional.of(client), clientMetadata));
    }

    /** What an administrator changes of a user. */
    public void byAdministrator(Pool pool, User user, List<AttributeType> given, Map<String, String> clientMetadata) {
        update(pool, user, AttributeChange.byAdministrator(pool, user, given), cause(Optional.empty(), clientMetadata));
    }

    /** Takes attributes away, by their names. */
    public void delete(Pool pool, User user, AttributeChange change) {
        storage.atomically(() -> apply(pool, lock(user), change));
    }

    /**
     * Proves an attribute by a code.
     *
     * @throws CodeMismatchException when it is another code
     * @throws ExpiredCodeException when none is waiting, or it was for a value that is no longer wanted
     */
    public void verify(Pool pool, User user, String attribute, String code) {
        String proven = codes.proven(user, attribute, code);
        storage.atomically(() -> {
            User locked = lock(user);
            codes.spend(locked, attribute);
            boolean current = locked.attribute(attribute).filter(proven::equals).isPresent();
            if (!current && !pool.verifiesBeforeUpdate(attribute)) {
                throw Codes.expired();
            }
            String flag = Attributes.verifiedFlag(attribute).orElseThrow();
            set(pool, locked, Map.of(attribute, proven, flag, "true"));
        });
    }

    private List<CodeDeliveryDetailsType> update(Pool pool, User user, AttributeChange change, MessageCause cause) {
        storage.atomically(() -> apply(pool, lock(user), change));
        List<CodeDeliveryDetailsType> sent = new ArrayList<>();
        change.unproven().forEach((attribute, value) -> sent.add(codes.send(pool, user, attribute, value, cause)));
        return sent;
    }

    private void apply(Pool pool, User user, AttributeChange change) {
        change.removed().forEach(name -> {
            storage.users().deleteAttribute(user, name);
            storage.aliases().release(user.poolId(), user.sub(), name);
        });
        set(pool, user, change.set());
    }

    /** An attribute signs in once it is proved; where it is the name, before, or the user would have none. */
    private void set(Pool pool, User user, Map<String, String> values) {
        values.forEach((name, value) -> storage.users().setAttribute(user, name, value));
        storage.users().touch(user, clock.instant());
        User changed = storage.users().bySub(user.poolId(), user.sub()).orElseThrow();
        for (String name : pool.signInAttributes()) {
            boolean moved = !changed.attribute(name).equals(user.attribute(name));
            boolean signsIn = isProved(changed, name) || pool.namesUsersByAttribute();
            if (moved || !signsIn) {
                storage.aliases().release(user.poolId(), user.sub(), name);
            }
            if (signsIn && changed.attribute(name).isPresent()) {
                users.claimAlias(pool, changed, name, false);
            }
        }
    }

    private static boolean isProved(User user, String attribute) {
        return Attributes.verifiedFlag(attribute)
                .map(flag -> user.attribute(flag).filter("true"::equals).isPresent())
                .orElse(user.status() != UserStatusType.UNCONFIRMED);
    }

    private static MessageCause cause(Optional<Client> client, Map<String, String> clientMetadata) {
        return new MessageCause(MessageCause.Source.UPDATE_USER_ATTRIBUTE, client, clientMetadata);
    }

    private User lock(User user) {
        return storage.users().lock(user.poolId(), user.sub()).orElseThrow(Refusals::userNotFound);
    }
}
