package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Turns an unconfirmed user into a confirmed one, with the aliases that come with it, together or not at all. */
public final class Confirmations {
    private final UserPoolStorage storage;
    private final Users users;
    private final SignUpCodes codes;
    private final SignUpTriggers triggers;
    private final Clock clock;

    public Confirmations(
            UserPoolStorage storage, Users users, SignUpCodes codes, SignUpTriggers triggers, Clock clock) {
        this.storage = storage;
        this.users = users;
        this.codes = codes;
        this.triggers = triggers;
        this.clock = clock;
    }

    /**
     * Confirms the user, and the attribute that the code was sent to.
     *
     * @param sent the code, and what it proves
     * @param force takes the attribute that the code proved from another holder
     */
    public void byCode(
            Pool pool,
            Client client,
            User user,
            CodeTable.Row sent,
            boolean force,
            Map<String, String> clientMetadata) {
        storage.atomically(() -> {
            User locked = lock(user);
            requireWaiting(locked);
            requireStillThere(locked, sent.attribute(), sent.sentTo());
            codes.spend(locked);
            prove(pool, locked, sent.attribute(), force);
            confirm(pool, locked);
        });
        tell(pool, Optional.of(client), user, clientMetadata);
    }

    /**
     * Takes a code that signed the user in as the proof of the attribute it was sent to, and as the confirmation of a
     * user who still waits for one.
     *
     * @param address that the code was sent to
     * @return the user as of now
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException when the attribute is
     *     another one by now
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException when another user
     *     proved the same attribute before
     */
    public User bySignIn(
            Pool pool, Client client, User user, String attribute, String address, Map<String, String> clientMetadata) {
        if (user.hasProved(attribute) && !waits(user)) {
            return user;
        }
        boolean confirmed = storage.atomically(() -> {
            User locked = lock(user);
            requireStillThere(locked, attribute, address);
            prove(pool, locked, attribute, false);
            if (waits(locked)) {
                confirm(pool, locked);
                return true;
            }
            return false;
        });
        if (confirmed) {
            tell(pool, Optional.of(client), user, clientMetadata);
        }
        return storage.users().bySub(user.poolId(), user.sub()).orElse(user);
    }

    public void byAdministrator(Pool pool, User user, Map<String, String> clientMetadata) {
        storage.atomically(() -> {
            User locked = lock(user);
            requireWaiting(locked);
            confirm(pool, locked);
        });
        tell(pool, Optional.empty(), user, clientMetadata);
    }

    /**
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where he does not
     */
    public static void requireWaiting(User user) {
        if (!waits(user)) {
            throw Refusals.notAuthorized("User cannot be confirmed. Current status is " + user.status());
        }
    }

    private static boolean waits(User user) {
        return user.status() == UserStatusType.UNCONFIRMED;
    }

    /** As the user is now: what was read before may be another address by now, and no code has proved that. */
    private User lock(User user) {
        return storage.users().lock(user.poolId(), user.sub()).orElseThrow(Codes::expired);
    }

    private static void requireStillThere(User user, String attribute, String address) {
        if (user.attribute(attribute).filter(address::equals).isEmpty()) {
            throw Codes.expired();
        }
    }

    private void prove(Pool pool, User user, String attribute, boolean force) {
        Attributes.verifiedFlag(attribute).ifPresent(flag -> storage.users().setAttribute(user, flag, "true"));
        users.claimAlias(pool, user, attribute, force);
    }

    private void tell(Pool pool, Optional<Client> client, User user, Map<String, String> clientMetadata) {
        User confirmed = storage.users().bySub(user.poolId(), user.sub()).orElse(user);
        triggers.confirmed(pool, client, confirmed, clientMetadata);
    }

    private void confirm(Pool pool, User user) {
        Optional.of(Attributes.PREFERRED_USERNAME)
                .filter(name -> user.attribute(name).isPresent())
                .ifPresent(name -> users.claimAlias(pool, user, name, false));
        storage.users().changeStatus(user, UserStatusType.CONFIRMED, clock.instant());
    }
}
