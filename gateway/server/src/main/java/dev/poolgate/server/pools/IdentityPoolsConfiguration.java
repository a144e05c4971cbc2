package dev.poolgate.server.pools;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.signed.ExecuteApi;
import dev.poolgate.authorizer.signed.SignedCallers;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.identitypool.AccountRegistry;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.identitypool.IdentityPoolsConfig;
import dev.poolgate.identitypool.ProviderLogins;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.server.data.MasterKeys;
import dev.poolgate.server.data.ServerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;

/**
 * The account's roles and providers, the identity pools on top of them, and what the gateway gets from both. Only
 * imported: the scan for components would find it with the pools turned off.
 */
class IdentityPoolsConfiguration {
    /** Below the pools' own address, so that the keys of an OpenID token are found where its issuer says. */
    static final String ISSUER_PATH = "/cognito-identity";

    @Bean
    AccountRegistry accountRegistry(PoolsSettings settings, ServerSettings server, DataSource database) {
        AccountRegistry account =
                AccountRegistry.open(database, server.accountId(), Clock.systemUTC(), new SecureRandom());
        if (settings.roles() != null) {
            apply(account, settings.roles());
        }
        return account;
    }

    private static void apply(AccountRegistry account, Path folder) {
        try {
            account.applyRoleFiles(folder);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ConfigurationProblem(
                    "the files of `poolgate.pools.roles` cannot be used: " + e.getMessage(),
                    "name a folder in which each `*.json` holds the properties of an AWS::IAM::Role");
        }
    }

    @Bean(destroyMethod = "close")
    ProviderLogins providerLogins(
            PoolsSettings settings, AccountRegistry account, DataSource database, MeterRegistry meters) {
        return ProviderLogins.open(settings.federation().logins(), account.providers(), database, meters);
    }

    @Bean(destroyMethod = "close")
    IdentityPools identityPools(
            PoolsSettings settings,
            ServerSettings server,
            MasterKeys keys,
            DataSource database,
            AccountRegistry account,
            ProviderLogins outside,
            RevocationList revocations,
            ExecutorService executor,
            MeterRegistry meters) {
        URI publicUrl = settings.requiredPublicUrl();
        IdentityPoolsConfig config = IdentityPoolsConfig.of(
                        server.region(),
                        server.accountId(),
                        settings.sealing(keys, Clock.systemUTC()),
                        userPoolsOf(publicUrl))
                .withIssuer(URI.create(publicUrl + ISSUER_PATH));
        IdentityPools pools =
                IdentityPools.open(config, database, account.roles(), outside, revocations, meters, executor);
        account.onChange(pools.knownRoles()::refresh);
        return pools;
    }

    /** The identity pools know the user pools beside them as they know any other: by their address. */
    private static ProviderMapping userPoolsOf(URI publicUrl) {
        boolean encrypted = "https".equals(publicUrl.getScheme());
        return ProviderMapping.userPoolsAt(
                publicUrl + "/{poolId}", encrypted ? NetworkAccess.PRIVATE_HTTPS : NetworkAccess.PRIVATE_PLAIN_HTTP);
    }

    @Bean
    IdentityPool inProcessIdentityPool(IdentityPools pools) {
        return pools.inProcess();
    }

    /** Whoever holds credentials of these pools may sign requests to the gateway with them. */
    @Bean
    SignedCallers signedCallers(IdentityPools pools) {
        return pools.callers();
    }

    @Bean
    ExecuteApi executeApi(ServerSettings server) {
        return new ExecuteApi("aws", server.region(), server.accountId());
    }
}
