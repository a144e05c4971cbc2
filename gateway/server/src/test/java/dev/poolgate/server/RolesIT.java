package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DemoServer.class)
class RolesIT {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "000000000000"}, "Action": "sts:AssumeRole"}]}""";
    private static final String PERMISSIONS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}""";
    private static final String ARN = "arn:aws:iam::000000000000:role/auditors";

    private final AwsCli aws;

    RolesIT(DemoClient client) {
        this.aws = AwsCli.orSkip(client);
    }

    @Test
    void the_cli_takes_a_role_from_its_making_to_its_end() throws Exception {
        assertThat(aws.run(
                        "iam",
                        "create-role",
                        "--role-name",
                        "auditors",
                        "--assume-role-policy-document",
                        TRUST,
                        "--query",
                        "Role.Arn"))
                .isEqualTo(ARN);
        policy("put-role-policy", "--policy-document", PERMISSIONS);
        assertThat(aws.run("iam", "list-role-policies", "--role-name", "auditors", "--query", "PolicyNames"))
                .isEqualTo("invoke");

        AwsCli auditor = aws.as(assume());
        assertThat(auditor.run("sts", "get-caller-identity", "--query", "Arn"))
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/auditors/friday");
        assertThat(auditor.refused("iam", "list-roles")).contains("AccessDenied");

        assertThat(role("delete-role", false)).contains("DeleteConflict");
        policy("delete-role-policy");
        role("delete-role", true);
        assertThat(role("get-role", false)).contains("NoSuchEntity");
        assertThat(auditor.refused("sts", "get-caller-identity")).contains("InvalidClientTokenId");
    }

    @Test
    void the_administrator_is_known_to_sts() throws Exception {
        assertThat(aws.run("sts", "get-caller-identity", "--query", "Arn"))
                .isEqualTo("arn:aws:iam::000000000000:user/administrator");
    }

    private String assume() throws Exception {
        return aws.run(
                "sts",
                "assume-role",
                "--role-arn",
                ARN,
                "--role-session-name",
                "friday",
                "--query",
                "Credentials.[AccessKeyId, SecretAccessKey, SessionToken]");
    }

    private String role(String command, boolean succeeds) throws Exception {
        String[] arguments = {"iam", command, "--role-name", "auditors"};
        return succeeds ? aws.run(arguments) : aws.refused(arguments);
    }

    private void policy(String command, String... more) throws Exception {
        String[] arguments = Stream.concat(
                        Stream.of("iam", command, "--role-name", "auditors", "--policy-name", "invoke"),
                        Stream.of(more))
                .toArray(String[]::new);
        aws.run(arguments);
    }
}
