package dev.poolgate.server.pools;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.AccessKeys;
import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.web.AwsRoutes;
import dev.poolgate.aws.web.BlockingExecutors;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.decisions.Pseudonyms;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.guard.RequestOrigin;
import dev.poolgate.gateway.guard.TrustedProxies;
import dev.poolgate.identitypool.AccountRegistry;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.identitypool.ProviderLogins;
import dev.poolgate.identitypool.rates.IdentityPoolRates;
import dev.poolgate.server.data.MasterKeys;
import dev.poolgate.server.data.ServerSettings;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.imports.ImportWorker;
import dev.poolgate.userpool.web.ImportRoutes;
import dev.poolgate.userpool.web.OutboxRoutes;
import dev.poolgate.userpool.web.WellKnownRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
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
@Import({UserPoolsConfiguration.class, IdentityPoolsConfiguration.class})
class PoolsConfiguration {
    private static final Duration IMPORTS_LOOKED_FOR = Duration.ofSeconds(5);

    /** The same on each node and after each start, unless another key is configured. */
    @Bean
    Pseudonyms pseudonyms(PoolgateProperties gateway, MasterKeys keys) {
        return gateway.decisions().subjectKey() == null
                ? Pseudonyms.keyed(
                        keys.current().derive("pseudonyms in decision records").getEncoded())
                : gateway.decisions().pseudonyms();
    }

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
    PoolsServer poolsServer(
            PoolsSettings settings,
            ServerSettings server,
            UserPools users,
            IdentityPools identities,
            AccountRegistry account,
            ProviderLogins outside,
            ExecutorService executor,
            MeterRegistry meters,
            TrustedProxies proxies,
            ObjectProvider<OutboxRoutes> outboxPage) {
        RequestOrigin origin = new RequestOrigin(proxies);
        IdentityPoolRates rates = settings.identityRates();
        AwsEndpoint endpoint = new AwsEndpoint(
                List.of(
                        settings.heldUsers(users.service()),
                        rates.hold(identities.service()),
                        account.service(),
                        rates.holdSts(identities.sts(outside))),
                new SignatureVerifier(
                        signers(administrator(settings, server), identities.accessKeys()), Clock.systemUTC()),
                identities.callers(),
                new AwsDefaults(server.region(), server.accountId()),
                meters);
        RouterFunction<ServerResponse> routes = new AwsRoutes(endpoint, executor)
                .behindProxies(request -> origin.inetAddress(ReceivedRequest.of(request)))
                .routes()
                .and(new PoolTokenRoutes(identities.discovery(), executor).routes())
                .and(new WellKnownRoutes(users.discovery(), executor).routes())
                .and(new ImportRoutes(users.importUploads(), executor).routes());
        return new PoolsServer(
                settings.address(),
                settings.port(),
                outboxPage.stream().map(OutboxRoutes::routes).reduce(routes, RouterFunction::and));
    }

    /**
     * The administrator, and whoever holds credentials of an exchange. What each may do is the operations' business.
     */
    private static AccessKeys signers(AccessKeys administrator, AccessKeys sessions) {
        return (id, token) -> administrator.find(id, token).or(() -> sessions.find(id, token));
    }

    private static FixedAccessKeys administrator(PoolsSettings settings, ServerSettings server) {
        String arn = "arn:aws:iam::" + server.accountId() + ":user/administrator";
        return new FixedAccessKeys(List.of(
                new AccessKey(settings.requiredAdminAccessKeyId(), settings.requiredAdminSecretAccessKey(), arn)));
    }
}
