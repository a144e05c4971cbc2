package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.aws.AwsService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, which signs by botocore: neither hashes of the body in a header nor the SDK's code. */
class AwsCliTest {
    private static final Path CLI = Path.of("/usr/bin/aws");
    private static final ExecutorService EXECUTOR = BlockingExecutors.bounded("aws", 4);
    private static RunningEndpoint endpoint;

    private final Path home;

    AwsCliTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeAll
    static void start() {
        boolean required = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(
                required || Files.isExecutable(CLI),
                "skipped: no aws cli at " + CLI + " (CI=true makes this a failure)");
        List<AwsService> services = new ArrayList<>(FakeServices.both());
        services.addAll(QueryServices.both());
        endpoint = RunningEndpoint.start(services, Clock.systemUTC(), EXECUTOR);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
        if (endpoint != null) {
            endpoint.close();
        }
    }

    @Test
    void a_signed_call_is_answered() throws Exception {
        String output = aws(
                RunningEndpoint.KEY.secretAccessKey(),
                "cognito-idp create-group --user-pool-id us-east-1_abc --group-name g --query Group");
        assertThat(output)
                .contains("\"GroupName\": \"g\"", "root in us-west-2", "\"CreationDate\": \"2027-01-15T08:00:00.25");
    }

    @Test
    void a_signature_by_another_secret_is_refused() throws Exception {
        String output = aws("another", "cognito-idp create-group --user-pool-id us-east-1_abc --group-name g");
        assertThat(output).contains("An error occurred (InvalidSignatureException) when calling the CreateGroup");
    }

    @Test
    void an_unsigned_call_is_answered_and_its_error_is_read() throws Exception {
        String call = "cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH --client-id c --auth-parameters ";
        assertThat(aws("any", call + "USERNAME=bob,PASSWORD=right")).contains("token of bob");
        assertThat(aws("any", call + "USERNAME=bob,PASSWORD=wrong"))
                .contains("(NotAuthorizedException)", "Incorrect username or password.");
    }

    @Test
    void credentials_of_an_identity_are_read() throws Exception {
        String output = aws("any", "cognito-identity get-credentials-for-identity --identity-id us-east-1:a0");
        assertThat(output).contains("\"SecretKey\": \"secret\"", "\"Expiration\": \"2027-01-15T08:00:00.25");
    }

    @Test
    void the_query_protocol_is_spoken_beside_json() throws Exception {
        String right = RunningEndpoint.KEY.secretAccessKey();
        assertThat(aws(right, "sts get-caller-identity")).contains("\"Arn\": \"arn:aws:iam::000000000000:root\"");
        assertThat(aws("another", "sts get-caller-identity"))
                .contains("An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity");
        assertThat(aws(
                        right,
                        "iam create-role --role-name reader --assume-role-policy-document {} --tags Key=a,Value=1"
                                + " Key=b,Value=2"))
                .contains("\"RoleName\": \"reader\"", "\"Key\": \"b\"", "\"CreateDate\": \"2027-01-15T08:00:00");
        assertThat(aws(right, "iam get-role --role-name reader"))
                .contains("(NoSuchEntity)", "The role with name reader cannot be found.");
    }

    private String aws(String secret, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(CLI.toString(), "--endpoint-url", endpoint.uri().toString(), "--output", "json"));
        command.addAll(List.of(arguments.split(" ")));
        Path output = home.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "AWS_ACCESS_KEY_ID", RunningEndpoint.KEY.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", secret,
                        "AWS_DEFAULT_REGION", "us-west-2",
                        "AWS_MAX_ATTEMPTS", "1",
                        "AWS_PAGER", "",
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "TZ", "UTC"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
