package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.AwsCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role's whole life by the AWS CLI, used as against AWS. */
class IamCliTest extends IamTest {
    private static final Path CLI = Path.of("/usr/bin/aws");

    private final Path home;

    IamCliTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void a_role_lives_and_dies() throws Exception {
        boolean required = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(
                required || Files.isExecutable(CLI),
                "skipped: no aws cli at " + CLI + " (CI=true makes this a failure)");
        Path trust = Files.writeString(home.resolve("trust.json"), RunningIam.TRUST);
        Path policy = Files.writeString(home.resolve("policy.json"), RunningIam.POLICY);
        String arn = "arn:aws:iam::000000000000:policy/orders";

        assertThat(aws("create-role --role-name reader --assume-role-policy-document file://" + trust
                        + " --tags Key=team,Value=a"))
                .contains("\"Arn\": \"arn:aws:iam::000000000000:role/reader\"", "\"Principal\": {");
        assertThat(aws("create-policy --policy-name orders --policy-document file://" + policy))
                .contains("\"Arn\": \"" + arn + "\"", "\"AttachmentCount\": 0");
        assertThat(aws("attach-role-policy --role-name reader --policy-arn " + arn))
                .isBlank();
        assertThat(aws("put-role-policy --role-name reader --policy-name own --policy-document file://" + policy))
                .isBlank();
        assertThat(aws("get-role-policy --role-name reader --policy-name own"))
                .contains("\"Action\": \"execute-api:Invoke\"");
        assertThat(aws("list-attached-role-policies --role-name reader")).contains("\"PolicyName\": \"orders\"");
        assertThat(aws("list-roles --max-items 1")).contains("\"RoleName\": \"reader\"");
        assertThat(aws("update-role --role-name reader --max-session-duration 7200"))
                .doesNotContain("rror");
        assertThat(aws("get-role --role-name reader")).contains("\"MaxSessionDuration\": 7200", "\"Key\": \"team\"");
        assertThat(aws("delete-role --role-name reader"))
                .contains("(DeleteConflict)", "Cannot delete entity, must detach all policies first.");
        assertThat(aws("detach-role-policy --role-name reader --policy-arn " + arn))
                .isBlank();
        assertThat(aws("delete-role-policy --role-name reader --policy-name own"))
                .isBlank();
        assertThat(aws("delete-role --role-name reader")).isBlank();
        assertThat(aws("delete-policy --policy-arn " + arn)).isBlank();
        assertThat(aws("get-role --role-name reader"))
                .contains("(NoSuchEntity)", "The role with name reader cannot be found.");
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        return new AwsCli(CLI, running.uri(), RunningIam.ADMINISTRATOR, home).run("iam", arguments);
    }
}
