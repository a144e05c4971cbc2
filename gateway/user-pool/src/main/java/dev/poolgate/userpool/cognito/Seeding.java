package dev.poolgate.userpool.cognito;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType.CONFIRMED;

import dev.poolgate.userpool.accounts.UserDraft;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;

/**
 * Makes pools, clients, groups and users with ids of the caller's choice, in process. What is there already stays as it
 * is, so a server may seed at every start.
 */
public final class Seeding {
    private final Core core;
    private final String region;
    private final String accountId;

    /** @param region and account of the pools' ARNs */
    public Seeding(Core core, String region, String accountId) {
        this.core = core;
        this.region = region;
        this.accountId = accountId;
    }

    /** Makes the pool unless its id is taken. */
    public void pool(String poolId, CreateUserPoolRequest settings) {
        if (core.storage().pools().find(poolId).isEmpty()) {
            unlessTaken(() -> new NewPools(core.storage(), core.keys(), core.triggers(), core.clock())
                    .create(settings, poolId, region, accountId));
        }
    }

    /** Makes the app client of {@code settings.userPoolId()} unless its id is taken. */
    public void client(String clientId, CreateUserPoolClientRequest settings) {
        if (core.clients().find(clientId).isEmpty()) {
            core.pools().require(settings.userPoolId());
            unlessTaken(() -> core.clients()
                    .add(ClientSettings.of(
                            settings, clientId, core.identifiers(), core.clock().instant())));
        }
    }

    /** Makes the group unless it is there. */
    public void group(CreateGroupRequest settings) {
        unlessTaken(() -> core.storage()
                .groups()
                .insert(Groups.group(settings, core.clock().instant())));
    }

    /**
     * Makes the user, confirmed, with a password that need not be changed and whatever attributes are given, unless a
     * user of that name is there; and adds the user to the groups.
     *
     * @return the user's {@code sub}
     */
    public String user(
            String poolId, String username, String password, Map<String, String> attributes, Set<String> groups) {
        Pool pool = core.pools().require(poolId);
        User user = core.users().find(pool, username).orElseGet(() -> create(pool, username, password, attributes));
        groups.forEach(group -> unlessTaken(() -> core.storage().groups().addMember(poolId, group, user.sub())));
        return user.sub();
    }

    private User create(Pool pool, String username, String password, Map<String, String> attributes) {
        return core.newUsers()
                .create(new UserDraft(
                        pool, core.newUsers().newSub(), username, attributes, CONFIRMED, Optional.of(password), false));
    }

    private static void unlessTaken(Runnable creation) {
        try {
            creation.run();
        } catch (DuplicateKeyException another) {
            // another node seeds the same
        }
    }
}
