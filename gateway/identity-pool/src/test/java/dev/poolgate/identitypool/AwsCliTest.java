package dev.poolgate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enhanced flow by the AWS CLI, from creating the pool to getting credentials. */
class AwsCliTest {
    private static final Path CLI = Path.of("/usr/bin/aws");
    private static RunningPools running;

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
        running = new RunningPools();
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void a_pool_is_created_and_gives_credentials() throws Exception {
        String provider = running.issuer.provider();
        String pool = member(
                "IdentityPoolId",
                aws("create-identity-pool --identity-pool-name demo"
                        + " --no-allow-unauthenticated-identities --cognito-identity-providers ProviderName=" + provider
                        + ",ClientId=" + TestIssuer.CLIENT));
        assertThat(aws("set-identity-pool-roles --identity-pool-id " + pool
                        + " --roles authenticated=arn:aws:iam::000000000000:role/reader"))
                .isBlank();
        String logins =
                " --logins " + provider + "=" + running.issuer.sign(running.issuer.idToken("alice", Instant.now()));
        String identity = member("IdentityId", aws("get-id --identity-pool-id " + pool + logins));
        String credentials = aws("get-credentials-for-identity --identity-id " + identity + logins);
        assertThat(member("IdentityId", credentials)).isEqualTo(identity);
        assertThat(running.pools
                        .accessKeys()
                        .find(member("AccessKeyId", credentials), member("SessionToken", credentials))
                        .orElseThrow()
                        .secretAccessKey())
                .isEqualTo(member("SecretKey", credentials));
        assertThat(aws("get-id --identity-pool-id " + pool))
                .contains("(NotAuthorizedException)")
                .contains("Unauthenticated access is not supported for this identity pool.");
    }

    private static String member(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\": \"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        return new AwsCli(CLI, running.uri(), RunningPools.ADMINISTRATOR, home).run("cognito-identity", arguments);
    }
}
