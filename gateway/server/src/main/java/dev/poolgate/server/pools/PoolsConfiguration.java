package dev.poolgate.server.pools;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.web.AwsRoutes;
import dev.poolgate.aws.web.BlockingExecutors;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.identitypool.IdentityPoolsConfig;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import dev.poolgate.server.data.MasterKey;
import dev.poolgate.server.data.ServerSettings;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.imports.ImportWorker;
import dev.poolgate.userpool.web.ImportRoutes;
import dev.poolgate.userpool.web.OutboxRoutes;
import dev.poolgate.userpool.web.WellKnownRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Both pools, put together and to their port. They know of each other only through what is handed to them here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "poolgate.pools.enabled", matchIfMissing = true)
@Import(UserPoolsConfiguration.class)
class PoolsConfiguration {
    private static final Duration IMPORTS_LOOKED_FOR = Duration.ofSeconds(5);

    @Bean(destroyMethod = "shutdown")
    ExecutorService poolsExecutor(PoolsSettings settings) {
        return BlockingExecutors.bounded("pools", settings.concurrency());
    }

    @Bean(destroyMethod = "close")
    ImportWorker importWorker(UserPools users) {
        ImportWorker worker = users.importWorker();
        worker.start(IMPORTS_LOOKED_FOR);
        return worker;
    }

    @Bean
    IdentityPools identityPools(
            PoolsSettings settings,
            ServerSettings server,
            MasterKey key,
            DataSource database,
            RevocationList revocations,
            ExecutorService executor,
            MeterRegistry meters) {
        SealingKey sealing = SealingKey.of("1", key.derive("session tokens").getEncoded());
        IdentityPoolsConfig config = IdentityPoolsConfig.of(
                server.region(), server.accountId(), KeyRing.of(sealing), userPoolsOf(settings.requiredPublicUrl()));
        return IdentityPools.open(config, database, revocations, meters, executor);
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

    @Bean
    PoolsServer poolsServer(
            PoolsSettings settings,
            ServerSettings server,
            UserPools users,
            IdentityPools identities,
            ExecutorService executor,
            ObjectProvider<OutboxRoutes> outboxPage) {
        AwsEndpoint endpoint = new AwsEndpoint(
                List.of(settings.held(users.service()), identities.service()),
                new SignatureVerifier(administrator(settings, server), Clock.systemUTC()),
                new AwsDefaults(server.region(), server.accountId()));
        RouterFunction<ServerResponse> routes = new AwsRoutes(endpoint, executor)
                .routes()
                .and(new WellKnownRoutes(users.discovery(), executor).routes())
                .and(new ImportRoutes(users.importUploads(), executor).routes());
        return new PoolsServer(
                settings.address(),
                settings.port(),
                outboxPage.stream().map(OutboxRoutes::routes).reduce(routes, RouterFunction::and));
    }

    private static FixedAccessKeys administrator(PoolsSettings settings, ServerSettings server) {
        String arn = "arn:aws:iam::" + server.accountId() + ":user/administrator";
        return new FixedAccessKeys(List.of(
                new AccessKey(settings.requiredAdminAccessKeyId(), settings.requiredAdminSecretAccessKey(), arn)));
    }
}
