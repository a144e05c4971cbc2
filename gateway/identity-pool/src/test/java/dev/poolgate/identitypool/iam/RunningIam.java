package dev.poolgate.identitypool.iam;

import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.web.AwsRoutes;
import dev.poolgate.aws.web.BlockingExecutors;
import dev.poolgate.identitypool.storage.Storage;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** IAM's API on loopback, over a database in memory, with AWS's own client. */
final class RunningIam implements AutoCloseable {
    static final AccessKey ADMINISTRATOR =
            new AccessKey("AKIDEXAMPLE", "the administrator's secret", "arn:aws:iam::000000000000:root");
    static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"AWS\":\"000000000000\"},\"Action\":\"sts:AssumeRole\"}]}";
    static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "\"execute-api:Invoke\",\"Resource\":\"*\"}]}";

    final IamApi api;
    final IamStores stores;
    final IamClient client;
    private final ExecutorService executor = BlockingExecutors.bounded("aws", 4);
    private final DisposableServer server;

    RunningIam() {
        stores = Storage.openIam(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
        PolicyDocuments documents = new PolicyDocuments(RunningIam::read, RunningIam::read);
        api = new IamApi(stores, documents, "000000000000", Clock.systemUTC(), new Random(1));
        AwsEndpoint endpoint = new AwsEndpoint(
                List.of(api.service()),
                new SignatureVerifier(new FixedAccessKeys(List.of(ADMINISTRATOR)), Clock.systemUTC()),
                new AwsDefaults("eu-west-1", "000000000000"));
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        RouterFunctions.toHttpHandler(new AwsRoutes(endpoint, executor).routes())))
                .bindNow();
        client = IamClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ADMINISTRATOR.accessKeyId(), ADMINISTRATOR.secretAccessKey())))
                .build();
    }

    /** Stands for the evaluator's own reading: what has no statement is no policy. */
    private static void read(String json) throws MalformedPolicyException {
        if (!json.contains("Statement")) {
            throw new MalformedPolicyException("member `Statement` is missing");
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    void createRole(String name) {
        client.createRole(role -> role.roleName(name).assumeRolePolicyDocument(TRUST));
    }

    /** @return the ARN */
    String createPolicy(String name) {
        return createPolicy(name, "/");
    }

    /** @return the ARN */
    String createPolicy(String name, String path) {
        return client.createPolicy(policy -> policy.policyName(name).path(path).policyDocument(POLICY))
                .policy()
                .arn();
    }

    @Override
    public void close() {
        client.close();
        server.disposeNow();
        executor.shutdownNow();
    }
}
