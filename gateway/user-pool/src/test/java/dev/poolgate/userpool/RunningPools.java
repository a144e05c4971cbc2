package dev.poolgate.userpool;

import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.web.AwsRoutes;
import dev.poolgate.aws.web.BlockingExecutors;
import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.imports.ImportWorker;
import dev.poolgate.userpool.passwords.HashingCost;
import dev.poolgate.userpool.triggers.Triggers;
import dev.poolgate.userpool.web.ImportRoutes;
import dev.poolgate.userpool.web.WellKnownRoutes;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** User pools behind a real server on loopback. */
final class RunningPools implements AutoCloseable {
    static final AccessKey KEY =
            new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "arn:aws:iam::000000000000:root");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    final UserPools pools;
    final ImportWorker imports;
    final List<Message> messages = new CopyOnWriteArrayList<>();
    static final int THREADS = 8;
    final ExecutorService executor = BlockingExecutors.bounded("user-pools", THREADS);
    final DataSource database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final DisposableServer server;

    RunningPools() {
        this(Triggers.none());
    }

    RunningPools(Triggers triggers) {
        this(triggers, Optional.empty());
    }

    /** Messages go there, and are not kept. */
    RunningPools(MessageSender sender) {
        this(Triggers.none(), Optional.of(sender));
    }

    private RunningPools(Triggers triggers, Optional<MessageSender> sender) {
        // The port has to be known before the pools are: it is part of their issuers.
        HandlerSlot slot = new HandlerSlot();
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> slot.handler.apply(request, response))
                .bindNow();
        this.pools = UserPools.open(
                config(triggers, sender.orElse(messages::add)),
                database,
                new InMemoryRevocationList(Clock.systemUTC()));
        this.imports = pools.importWorker();
        slot.handler = new ReactorHttpHandlerAdapter(handler());
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The code in the newest message. */
    String lastCode() {
        Matcher matcher = CODE.matcher(messages.get(messages.size() - 1).text());
        if (!matcher.find()) {
            throw new AssertionError("no code in the last message");
        }
        return matcher.group();
    }

    /** The AWS SDK, with the right key. The caller closes it. */
    CognitoIdentityProviderClient aws(ExecutionInterceptor... interceptors) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(uri())
                .region(Region.AP_SOUTH_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(KEY.accessKeyId(), KEY.secretAccessKey())))
                .overrideConfiguration(configuration -> configuration.executionInterceptors(List.of(interceptors)))
                .build();
    }

    @Override
    public void close() {
        server.disposeNow();
        imports.close();
        pools.close();
        executor.shutdownNow();
    }

    private HttpHandler handler() {
        AwsEndpoint endpoint = new AwsEndpoint(
                List.of(pools.service()),
                new SignatureVerifier(new FixedAccessKeys(List.of(KEY)), Clock.systemUTC()),
                new AwsDefaults("eu-central-1", "000000000000"));
        return RouterFunctions.toHttpHandler(new AwsRoutes(endpoint, executor)
                .routes()
                .and(new WellKnownRoutes(pools.discovery(), executor).routes())
                .and(new ImportRoutes(pools.importUploads(), executor).routes()));
    }

    private UserPoolsConfig config(Triggers triggers, MessageSender sender) {
        return new UserPoolsConfig(
                uri(),
                "eu-central-1",
                "000000000000",
                new SecretKeySpec(new byte[32], "AES"),
                sender,
                triggers,
                new HashingCost(8, 1, 4),
                Clock.systemUTC(),
                new SecureRandom());
    }

    private static final class HandlerSlot {
        volatile ReactorHttpHandlerAdapter handler =
                new ReactorHttpHandlerAdapter((request, response) -> response.setComplete());
    }
}
