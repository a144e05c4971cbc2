package dev.poolgate.identitypool;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.sign.AccessKeys;
import dev.poolgate.aws.AwsService;
import dev.poolgate.identitypool.api.IdentityApi;
import dev.poolgate.identitypool.directory.IdentifierSource;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.exchange.CredentialExchange;
import dev.poolgate.identitypool.exchange.InProcessIdentityPool;
import dev.poolgate.identitypool.exchange.TokenLogins;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.SessionAccessKeys;
import dev.poolgate.identitypool.session.SessionTokens;
import dev.poolgate.identitypool.storage.Storage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** The identity pools of an installation, put together. Free of any framework; thread-safe. */
public final class IdentityPools {
    private final IdentityApi api;
    private final IdentityPool inProcess;
    private final AccessKeys accessKeys;

    private IdentityPools(IdentityApi api, IdentityPool inProcess, AccessKeys accessKeys) {
        this.api = api;
        this.inProcess = inProcess;
        this.accessKeys = accessKeys;
    }

    /**
     * Brings the schema up to date and puts the parts together.
     *
     * @param dataSource H2 or PostgreSQL; may be shared, all tables begin with {@code idp_}
     * @param logins verifies the ID tokens that callers of the API bring
     * @param revocations asked for each token
     * @param executor runs in-process exchanges, which block; bounded
     */
    public static IdentityPools open(
            IdentityPoolsConfig config,
            DataSource dataSource,
            LoginVerifier logins,
            RevocationList revocations,
            Executor executor) {
        Stores stores = Storage.open(dataSource, config.clock());
        SessionTokens tokens = new SessionTokens(config.keys(), config.random());
        CredentialExchange exchange = new CredentialExchange(
                new CredentialIssuer(tokens, config.random(), config.clock(), config.lifetime()));
        IdentifierSource ids = new IdentifierSource(config.random());
        IdentityDirectory directory = new IdentityDirectory(stores.identities(), ids, config.clock());
        return new IdentityPools(
                new IdentityApi(stores, directory, ids, logins, exchange),
                new InProcessIdentityPool(
                        stores.pools(),
                        directory,
                        new TokenLogins(config.providers(), revocations),
                        exchange,
                        executor),
                new SessionAccessKeys(tokens, config.clock()));
    }

    /** The Cognito identity API, for the wire. */
    public AwsService service() {
        return api.service();
    }

    /** The exchange for a gateway in the same process. */
    public IdentityPool inProcess() {
        return inProcess;
    }

    /** The keys of all credentials that were granted under the same key ring, on this node or another. */
    public AccessKeys accessKeys() {
        return accessKeys;
    }

    /**
     * Creates a pool with a given id, unless it is there: what an administrator has changed since stays changed.
     *
     * @return whether it was created now
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where the API would
     *     refuse it
     */
    public boolean seed(IdentityPoolSeed seed) {
        return api.seed(seed.pool());
    }
}
