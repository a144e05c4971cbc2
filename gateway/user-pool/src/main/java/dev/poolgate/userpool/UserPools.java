package dev.poolgate.userpool;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.aws.AwsService;
import dev.poolgate.userpool.accounts.BehindAnswers;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.cognito.CognitoApi;
import dev.poolgate.userpool.cognito.Core;
import dev.poolgate.userpool.cognito.Seeding;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.imports.ImportUploads;
import dev.poolgate.userpool.imports.ImportWorker;
import dev.poolgate.userpool.passwords.PasswordHasher;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.tokens.Discovery;
import dev.poolgate.userpool.tokens.Issuers;
import dev.poolgate.userpool.tokens.Revocations;
import dev.poolgate.userpool.tokens.SignInTokens;
import dev.poolgate.userpool.tokens.SigningKeys;
import dev.poolgate.userpool.tokens.TokenIssuer;
import dev.poolgate.userpool.transfer.PoolTransfer;
import javax.sql.DataSource;

/** The user pools of one database. Open once per process, and close it at its end; thread-safe. */
public final class UserPools implements AutoCloseable {
    private final UserPoolsConfig config;
    private final Core core;

    private UserPools(UserPoolsConfig config, Core core) {
        this.config = config;
        this.core = core;
    }

    /**
     * Brings the schema up to date, opens the pools and tells the list what was revoked before.
     *
     * @param database H2 or PostgreSQL; may be shared with other modules
     * @param revocations asked by the gateway in this process; every revocation reaches it before its call answers
     */
    public static UserPools open(UserPoolsConfig config, DataSource database, RevocationList revocations) {
        UserPools pools = new UserPools(config, core(config, UserPoolStorage.open(database), revocations));
        pools.core.revocations().load();
        return pools;
    }

    /** Cognito's API, for the endpoint that speaks AWS's protocol. */
    public AwsService service() {
        return CognitoApi.over(core);
    }

    /** What {@code web.WellKnownRoutes} publishes. */
    public Discovery discovery() {
        return new Discovery(core.issuers(), core.keys());
    }

    /** What {@code web.ImportRoutes} takes. */
    public ImportUploads importUploads() {
        return new ImportUploads(core.storage(), core.importJobs(), core.identifiers(), core.vault());
    }

    /** What works at imports: the caller starts it, and closes it. */
    public ImportWorker importWorker() {
        return new ImportWorker(core.storage(), core.newUsers(), core.passwords(), core.vault(), core.clock());
    }

    /** Writes pools to files, and reads them. */
    public PoolTransfer transfer() {
        return new PoolTransfer(core.storage(), core.vault(), config.random(), config.clock());
    }

    /** Makes what a server wants to be there at its start. */
    public Seeding seeding() {
        return new Seeding(core, config.region(), config.accountId());
    }

    /** The {@code iss} of a pool's tokens, also its discovery base. */
    public String issuer(String poolId) {
        return core.issuers().of(poolId);
    }

    /** Waits some seconds for messages that are on their way behind the answer. */
    @Override
    public void close() {
        config.endWork();
    }

    private static Core core(UserPoolsConfig config, UserPoolStorage storage, RevocationList list) {
        Vault vault = new Vault(config.masterKey(), config.previousMasterKeys(), config.random());
        Identifiers identifiers = new Identifiers(config.random());
        Issuers issuers = new Issuers(config.publicUrl());
        SigningKeys keys = new SigningKeys(storage.keys(), vault, config.random(), config.clock());
        PasswordHasher hasher = new PasswordHasher(config.passwordCost(), config.random());
        Users users = new Users(storage);
        Clients clients = new Clients(storage, vault);
        Passwords passwords = new Passwords(storage.passwords(), hasher, vault, identifiers, config.clock());
        TokenIssuer issuer = new TokenIssuer(issuers, keys, identifiers);
        Revocations revocations = new Revocations(storage, list, issuers, clients, config.clock());
        return new Core(
                storage,
                vault,
                new Pools(storage.pools()),
                clients,
                users,
                passwords,
                new NewUsers(storage, users, passwords, identifiers, config.clock()),
                issuers,
                keys,
                new SignInTokens(storage, issuer, revocations, config.triggers(), identifiers, config.clock()),
                revocations,
                identifiers,
                config.messages(),
                new BehindAnswers(config.behind()),
                config.triggers(),
                config.clock());
    }
}
