package dev.poolgate.identitypool;

import static dev.poolgate.authorizer.token.NetworkAccess.PRIVATE_PLAIN_HTTP;

import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.web.AwsRoutes;
import dev.poolgate.aws.web.BlockingExecutors;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import dev.poolgate.identitypool.sts.ScriptedIdentities;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Identity pools behind the AWS wire on a real server, beside a real issuer. */
final class RunningPools implements AutoCloseable {
    static final AccessKey ADMINISTRATOR =
            new AccessKey("AKIDEXAMPLE", "a-secret-of-this-test", "arn:aws:iam::000000000000:user/administrator");

    static final AwsCredentialsProvider AS_ADMINISTRATOR = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(ADMINISTRATOR.accessKeyId(), ADMINISTRATOR.secretAccessKey()));
    static final AwsCredentialsProvider AS_ANYBODY = AnonymousCredentialsProvider.create();

    final TestIssuer issuer = TestIssuer.start("eu-west-1_AbC");
    final RevocationList revocations = new InMemoryRevocationList(Clock.systemUTC());
    final TestRoles roles = TestRoles.trustingPools("reader", "writer", "guest");
    final ScriptedIdentities providers = new ScriptedIdentities();
    final IdentityPools pools;
    private final ExecutorService executor = BlockingExecutors.bounded("aws", 8);
    private final DisposableServer server;

    RunningPools() {
        IdentityPoolsConfig config = IdentityPoolsConfig.of(
                        "eu-west-1",
                        "000000000000",
                        KeyRing.of(SealingKey.generate("k", new SecureRandom())),
                        ProviderMapping.userPoolsAt(issuer.template(), PRIVATE_PLAIN_HTTP))
                .withIssuer(URI.create("https://pools.example/cognito-identity"));
        DataSource database =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pools = IdentityPools.open(
                config,
                database,
                roles,
                ProviderLogins.open(
                        ProviderLoginsConfig.defaults(), new FakeProviders(), database, new SimpleMeterRegistry()),
                revocations,
                new SimpleMeterRegistry(),
                executor);
        AwsEndpoint endpoint = new AwsEndpoint(
                List.of(pools.service(), pools.sts(this::webIdentity, providers)),
                new SignatureVerifier(this::key, Clock.systemUTC()),
                pools.callers(),
                new AwsDefaults("eu-west-1", "000000000000"));
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        RouterFunctions.toHttpHandler(new AwsRoutes(endpoint, executor).routes())))
                .bindNow();
    }

    /** As a token of the pools, where it claims to be one; else as the test says. */
    private WebIdentityResult webIdentity(String token, Optional<String> providerId) {
        return (pools.webIdentities().speaksFor(token) ? pools.webIdentities() : providers).verify(token, providerId);
    }

    /** The administrator's own key, or one of a session. */
    private Optional<AccessKey> key(String accessKeyId, @Nullable String sessionToken) {
        return new FixedAccessKeys(List.of(ADMINISTRATOR))
                .find(accessKeyId, sessionToken)
                .or(() -> pools.accessKeys().find(accessKeyId, sessionToken));
    }

    CognitoIdentityClient cognito(AwsCredentialsProvider caller) {
        return sdk(CognitoIdentityClient.builder(), caller).build();
    }

    StsClient sts(AwsCredentialsProvider caller) {
        return sdk(StsClient.builder(), caller).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B sdk(
            B builder, AwsCredentialsProvider caller) {
        return builder.httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(caller)
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.disposeNow();
        pools.close();
        executor.shutdownNow();
        issuer.close();
    }
}
