package dev.poolgate.userpool.accounts;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.LinkedIdentityTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/**
 * The external identities that sign in as users of the pool. Each is a row to find the user by, and all of a user's are
 * the attribute {@code identities}, as tokens and callers see them.
 */
public final class LinkedIdentities {
    /** What names a user at a provider, whatever the provider calls it. */
    public static final String SUBJECT = "Cognito_Subject";

    private static final String ATTRIBUTE = "identities";
    private static final int MOST = 5;
    private static final int LONGEST_VALUE = 256;
    private static final int LONGEST_LIST = 2048;

    private final UserPoolStorage storage;
    private final IdentityProviders providers;
    private final Clock clock;

    public LinkedIdentities(UserPoolStorage storage, IdentityProviders providers, Clock clock) {
        this.storage = storage;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Links an identity to the user.
     *
     * @throws AliasExistsException when it is another user's
     * @throws LimitExceededException when the user has as many as can be
     */
    public void link(User user, String provider, String attributeName, String attributeValue) {
        if (attributeValue.isEmpty() || attributeValue.length() > LONGEST_VALUE) {
            throw Refusals.invalidParameter("ProviderAttributeValue must have 1 to " + LONGEST_VALUE + " characters.");
        }
        LinkedIdentityTable.Row link = new LinkedIdentityTable.Row(
                user.poolId(), provider, attributeName, attributeValue, user.sub(), clock.instant());
        try {
            storage.atomically(() -> {
                User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Refusals::userNotFound);
                refuseLinked(locked, link);
                storage.linkedIdentities().insert(link);
                show(locked);
            });
        } catch (DuplicateKeyException meanwhile) {
            throw taken();
        }
    }

    /**
     * Takes a link away.
     *
     * @param attributeName as when the link was made, or {@link #SUBJECT}
     * @return false where there is none
     */
    public boolean unlink(Pool pool, String provider, String attributeName, String attributeValue) {
        Optional<LinkedIdentityTable.Row> link =
                storage.linkedIdentities().find(pool.id(), provider, attributeValue).stream()
                        .filter(row -> attributeName.equals(SUBJECT) || attributeName.equals(row.attributeName()))
                        .findFirst();
        Optional<User> user = link.flatMap(row -> storage.users().bySub(pool.id(), row.sub()));
        if (link.isEmpty() || user.isEmpty()) {
            return false;
        }
        storage.atomically(() -> {
            storage.users().lock(pool.id(), user.get().sub());
            storage.linkedIdentities().delete(link.get());
            show(user.get());
        });
        return true;
    }

    private void refuseLinked(User user, LinkedIdentityTable.Row link) {
        List<LinkedIdentityTable.Row> same =
                storage.linkedIdentities().find(user.poolId(), link.provider(), link.attributeValue());
        if (same.stream().anyMatch(row -> !row.sub().equals(user.sub()))) {
            throw taken();
        }
        if (!same.isEmpty()) {
            throw Refusals.invalidParameter("SourceUser is already linked to DestinationUser");
        }
        if (storage.linkedIdentities().ofUser(user.poolId(), user.sub()).size() >= MOST) {
            throw tooMany();
        }
    }

    /** Writes the attribute anew. */
    private void show(User user) {
        List<Map<String, Object>> all = storage.linkedIdentities().ofUser(user.poolId(), user.sub()).stream()
                .map(this::shown)
                .toList();
        String list = JSONArrayUtils.toJSONString(all);
        if (list.length() > LONGEST_LIST) {
            throw tooMany();
        }
        if (all.isEmpty()) {
            storage.users().deleteAttribute(user, ATTRIBUTE);
        } else {
            storage.users().setAttribute(user, ATTRIBUTE, list);
        }
        storage.users().touch(user, clock.instant());
    }

    /** Texts all, as AWS has them. */
    private Map<String, Object> shown(LinkedIdentityTable.Row link) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("userId", link.attributeValue());
        identity.put("providerName", link.provider());
        providers
                .find(link.poolId(), link.provider())
                .ifPresent(provider -> identity.put("providerType", provider.providerTypeAsString()));
        identity.put("primary", "false");
        identity.put("dateCreated", Long.toString(link.created().toEpochMilli()));
        return identity;
    }

    private static AliasExistsException taken() {
        return AliasExistsException.builder()
                .message("The identity is linked to another user.")
                .writableStackTrace(false)
                .build();
    }

    private static LimitExceededException tooMany() {
        return LimitExceededException.builder()
                .message("A user can have at most " + MOST + " linked identities.")
                .writableStackTrace(false)
                .build();
    }
}
