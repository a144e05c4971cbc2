package dev.poolgate.identitypool;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.sign.AccessKeys;
import dev.poolgate.authorizer.signed.SignedCallers;
import dev.poolgate.aws.AwsService;
import dev.poolgate.identitypool.api.IdentityApi;
import dev.poolgate.identitypool.directory.IdentifierSource;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.PoolArns;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.exchange.CredentialExchange;
import dev.poolgate.identitypool.exchange.InProcessIdentityPool;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.ProvenLogins;
import dev.poolgate.identitypool.login.ProviderKeys;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.login.TokenLoginVerifier;
import dev.poolgate.identitypool.login.TokenLogins;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import dev.poolgate.identitypool.roles.RoleListing;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.SealedLineages;
import dev.poolgate.identitypool.session.SessionAccessKeys;
import dev.poolgate.identitypool.session.SessionRevocations;
import dev.poolgate.identitypool.storage.Storage;
import dev.poolgate.identitypool.token.PoolTokenDiscovery;
import dev.poolgate.identitypool.token.PoolTokenIdentities;
import dev.poolgate.identitypool.token.PoolTokens;
import dev.poolgate.identitypool.token.TokenKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * The identity pools of an installation, put together. Free of any framework; thread-safe. Closing ends the threads
 * that keys are fetched on, and nothing that was given.
 */
public final class IdentityPools implements AutoCloseable {
    private final IdentityApi api;
    private final IdentityPool inProcess;
    private final Credentials credentials;
    private final PoolTokens openIdTokens;
    private final PoolTokenDiscovery discovery;
    private final IdentifierSource ids;
    private final String region;
    private final Closing closing;

    private IdentityPools(
            IdentityApi api,
            IdentityPool inProcess,
            Credentials credentials,
            PoolTokens openIdTokens,
            PoolTokenDiscovery discovery,
            IdentifierSource ids,
            String region,
            Closing closing) {
        this.api = api;
        this.inProcess = inProcess;
        this.credentials = credentials;
        this.openIdTokens = openIdTokens;
        this.discovery = discovery;
        this.ids = ids;
        this.region = region;
        this.closing = closing;
    }

    /**
     * Brings the schema up to date and puts the parts together. ID tokens that callers of the API bring are verified
     * against the keys of their issuers, as the configuration's providers name them.
     *
     * @param dataSource H2 or PostgreSQL; may be shared, all tables begin with {@code idp_}
     * @param roles that may be granted
     * @param outside verifies the logins of other providers than user pools; not closed with this
     * @param revocations asked for each token
     * @param meters told of the keys' state
     * @param executor runs in-process exchanges, which block; bounded
     */
    public static IdentityPools open(
            IdentityPoolsConfig config,
            DataSource dataSource,
            RoleListing roles,
            ProviderLogins outside,
            RevocationList revocations,
            MeterRegistry meters,
            Executor executor) {
        ProviderKeys keys = new ProviderKeys(KeySettings.defaults(), config.clock(), meters);
        TokenLogins logins = new TokenLogins(config.providers(), revocations);
        TokenLoginVerifier verifier = new TokenLoginVerifier(config.providers(), keys, logins, config.clock());
        Stores stores = Storage.open(dataSource, config.clock());
        Credentials credentials = Credentials.open(config, stores, roles, revocations);
        LoginVerifier all = outside.logins(config.providers(), verifier);
        return assemble(config, stores, credentials, all, outside.proven(logins, revocations), executor, () -> {
            credentials.close();
            keys.close();
        });
    }

    /**
     * As the other, where ID tokens are verified in a way of the caller's own.
     *
     * @param verifier of the ID tokens that callers of the API bring
     */
    public static IdentityPools open(
            IdentityPoolsConfig config,
            DataSource dataSource,
            RoleListing roles,
            LoginVerifier verifier,
            RevocationList revocations,
            Executor executor) {
        TokenLogins logins = new TokenLogins(config.providers(), revocations);
        Stores stores = Storage.open(dataSource, config.clock());
        Credentials credentials = Credentials.open(config, stores, roles, revocations);
        return assemble(config, stores, credentials, verifier, logins, executor, credentials::close);
    }

    private static IdentityPools assemble(
            IdentityPoolsConfig config,
            Stores stores,
            Credentials credentials,
            LoginVerifier verifier,
            ProvenLogins proven,
            Executor executor,
            Closing closing) {
        CredentialExchange exchange = new CredentialExchange(credentials.assumption(), config.lifetime());
        IdentifierSource ids = new IdentifierSource(config.random());
        IdentityDirectory directory = new IdentityDirectory(stores.identities(), ids, config.clock());
        TokenKeys tokenKeys =
                new TokenKeys(stores.tokenKeys(), config.keys(), config.region(), config.random(), config.clock());
        PoolTokens openIdTokens = new PoolTokens(
                tokenKeys,
                config.issuer(),
                new PoolArns(config.accountId()),
                new SealedLineages(config.keys(), config.random()),
                config.clock());
        return new IdentityPools(
                new IdentityApi(stores, directory, ids, verifier, exchange, openIdTokens, credentials.revocations()),
                new InProcessIdentityPool(stores.pools(), directory, proven, exchange, executor),
                credentials,
                openIdTokens,
                new PoolTokenDiscovery(config.issuer(), tokenKeys),
                ids,
                config.region(),
                closing);
    }

    /** The Cognito identity API, for the wire. */
    public AwsService service() {
        return api.service();
    }

    /** The exchange for a gateway in the same process. */
    public IdentityPool inProcess() {
        return inProcess;
    }

    /**
     * The Security Token Service, for the wire.
     *
     * @param webIdentities verifies the tokens of AssumeRoleWithWebIdentity
     * @param saml verifies the responses of AssumeRoleWithSAML
     */
    public AwsService sts(WebIdentityVerifier webIdentities, SamlVerifier saml) {
        return credentials.sts(webIdentities, saml);
    }

    /**
     * The Security Token Service, for the wire, by whom it trusts outside and by the pools' own OpenID tokens.
     *
     * @param outside verifies what providers say
     */
    public AwsService sts(ProviderLogins outside) {
        return sts(outside.webIdentities(Map.of(discovery.issuer().toString(), webIdentities())), outside.saml());
    }

    /** The holders of all credentials that were granted under the same key ring, on this node or another. */
    public SignedCallers callers() {
        return credentials.callers();
    }

    /** The keys of {@link #callers}, for whoever only checks signatures. */
    public AccessKeys accessKeys() {
        return new SessionAccessKeys(credentials.callers());
    }

    /** Ends credentials before their time, on all nodes. */
    public SessionRevocations sessionRevocations() {
        return credentials.revocations();
    }

    /** The roles as this node knows them; to be refreshed where one was changed on this node. */
    public KnownRoles knownRoles() {
        return credentials.roles();
    }

    /** The pools' own OpenID tokens as web identities, for STS. */
    public PoolTokenIdentities webIdentities() {
        return new PoolTokenIdentities(openIdTokens, credentials.revocations());
    }

    /** The documents by which anybody verifies the pools' own OpenID tokens, to be served below their issuer. */
    public PoolTokenDiscovery discovery() {
        return discovery;
    }

    /** A new id in the configured region, for a pool to be seeded with and remembered by. */
    public String newPoolId() {
        return ids.next(region);
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

    @Override
    public void close() {
        closing.close();
    }

    /** What is to be done at the end. */
    private interface Closing {
        void close();
    }
}
