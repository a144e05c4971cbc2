package dev.poolgate.identitypool;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.poolgate.aws.AwsService;
import dev.poolgate.identitypool.iam.IamApi;
import dev.poolgate.identitypool.iam.IamStores;
import dev.poolgate.identitypool.iam.PolicyDocuments;
import dev.poolgate.identitypool.iam.RoleFiles;
import dev.poolgate.identitypool.iam.RoleTemplate;
import dev.poolgate.identitypool.providers.RegisteredProviders;
import dev.poolgate.identitypool.providers.TrustedProviders;
import dev.poolgate.identitypool.registry.Fresh;
import dev.poolgate.identitypool.roles.RegisteredRoles;
import dev.poolgate.identitypool.roles.RoleListing;
import dev.poolgate.identitypool.storage.Storage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * The account's roles, managed policies and identity providers, put together. What is written on a node is seen there
 * at once and on others within {@link Fresh#STALE_AT_MOST}. Thread-safe.
 */
public final class AccountRegistry {
    private final IamApi api;
    private final RoleListing roles;
    private final TrustedProviders providers;
    private final Watchers watchers;

    private AccountRegistry(IamApi api, RoleListing roles, TrustedProviders providers, Watchers watchers) {
        this.api = api;
        this.roles = roles;
        this.providers = providers;
        this.watchers = watchers;
    }

    /**
     * Brings the schema up to date and puts the parts together.
     *
     * @param dataSource H2 or PostgreSQL; may be shared, all tables begin with {@code idp_}
     * @param accountId in every ARN
     */
    public static AccountRegistry open(DataSource dataSource, String accountId, Clock clock, SecureRandom random) {
        return open(dataSource, PolicyDocuments.strict(), accountId, clock, random);
    }

    static AccountRegistry open(
            DataSource dataSource, PolicyDocuments documents, String accountId, Clock clock, SecureRandom random) {
        Fresh fresh = new Fresh(Ticker.systemTicker());
        Watchers watchers = new Watchers();
        IamStores stores = Storage.openIam(dataSource).watchedBy(() -> {
            fresh.forget();
            watchers.tell();
        });
        return new AccountRegistry(
                new IamApi(stores, documents, accountId, clock, random),
                new RegisteredRoles(stores.roles(), stores.policies(), fresh),
                new RegisteredProviders(stores.oidc(), stores.saml(), fresh),
                watchers);
    }

    /**
     * Has something run, on the thread that writes, each time this node has written. Where it fails, the write has
     * succeeded all the same: it is logged, and has to be made up for by reading again.
     */
    public void onChange(Runnable watcher) {
        watchers.add(watcher);
    }

    /** IAM's API, for the wire. */
    public AwsService service() {
        return api.service();
    }

    public RoleListing roles() {
        return roles;
    }

    public TrustedProviders providers() {
        return providers;
    }

    /**
     * Creates a role, unless there is one of its name.
     *
     * @return whether it was created now
     * @throws software.amazon.awssdk.services.iam.model.IamException where a call would be refused
     */
    public boolean seed(RoleTemplate role) {
        return api.templates().createIfAbsent(role);
    }

    /**
     * Makes roles what the files of a folder say, see {@link RoleFiles}.
     *
     * @return how many files there were
     * @throws IllegalArgumentException naming the file and the member that is wrong
     */
    public int applyRoleFiles(Path folder) {
        return new RoleFiles(api.templates()).apply(folder);
    }
}
