package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, which is botocore: another implementation of signing, of JSON and of errors than the SDK for Java. */
final class AwsCliTest {
    private static final Path CLI = Path.of("/usr/bin/aws");

    @Test
    void a_user_signs_up_confirms_signs_in_and_refreshes(@TempDir Path home) throws Exception {
        boolean required = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(
                required || Files.isExecutable(CLI),
                "skipped: no aws cli at " + CLI + " (CI=true makes this a failure)");
        try (RunningPools running = new RunningPools()) {
            Cli cli = new Cli(home, running);
            String pool = cli.text("create-user-pool --pool-name cli --auto-verified-attributes email", "UserPool.Id");
            String client = cli.text(
                    "create-user-pool-client --user-pool-id " + pool + " --client-name web --explicit-auth-flows"
                            + " ALLOW_USER_PASSWORD_AUTH ALLOW_REFRESH_TOKEN_AUTH",
                    "UserPoolClient.ClientId");
            cli.text(
                    "sign-up --client-id " + client
                            + " --username jane --password Correct-Horse-7 --user-attributes Name=email,Value=j@example.com",
                    "UserSub");
            String signIn = "initiate-auth --client-id " + client
                    + " --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=jane,PASSWORD=Correct-Horse-7";
            assertThat(cli.run(signIn)).contains("(UserNotConfirmedException)", "User is not confirmed.");
            cli.run("confirm-sign-up --client-id " + client + " --username jane --confirmation-code "
                    + running.lastCode());

            String refreshToken = cli.text(signIn, "AuthenticationResult.RefreshToken");
            String accessToken = cli.text(
                    "initiate-auth --client-id " + client
                            + " --auth-flow REFRESH_TOKEN_AUTH --auth-parameters REFRESH_TOKEN=" + refreshToken,
                    "AuthenticationResult.AccessToken");

            assertThat(cli.text("get-user --access-token " + accessToken, "Username"))
                    .isEqualTo("jane");
        }
    }

    private record Cli(Path home, RunningPools running) {

        String text(String arguments, String query) throws IOException, InterruptedException {
            String answer = run(arguments + " --output text --query " + query).strip();
            assertThat(answer).doesNotContain("error").isNotEqualTo("None");
            return answer;
        }

        String run(String arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(
                    List.of(CLI.toString(), "--endpoint-url", running.uri().toString(), "cognito-idp"));
            command.addAll(List.of(arguments.split(" ", -1)));
            Path output = home.resolve("output");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "HOME", home.toString(),
                            "AWS_ACCESS_KEY_ID", RunningPools.KEY.accessKeyId(),
                            "AWS_SECRET_ACCESS_KEY", RunningPools.KEY.secretAccessKey(),
                            "AWS_DEFAULT_REGION", "us-west-2",
                            "AWS_MAX_ATTEMPTS", "1",
                            "AWS_PAGER", "",
                            "AWS_EC2_METADATA_DISABLED", "true"));
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(output, StandardCharsets.UTF_8);
        }
    }
}
