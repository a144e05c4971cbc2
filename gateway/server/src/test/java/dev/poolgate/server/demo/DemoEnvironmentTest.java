package dev.poolgate.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.server.data.DataDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEnvironmentTest {
    private static final List<String> GENERATED = List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "POOLGATE_USER_POOL_ID",
            "POOLGATE_CLIENT_ID",
            "POOLGATE_IDENTITY_POOL_ID",
            "POOLGATE_ALICE_PASSWORD",
            "POOLGATE_BOB_PASSWORD");

    @Test
    void what_the_first_start_generated_the_next_one_reads(@TempDir Path directory) {
        DemoEnvironment first = open(directory, "http://127.0.0.1:9000");
        DemoEnvironment second = open(directory, "http://127.0.0.1:9000");

        assertThat(GENERATED).allSatisfy(name -> assertThat(second.get(name)).isEqualTo(first.get(name)));
    }

    @Test
    void the_endpoint_follows_the_configuration(@TempDir Path directory) {
        open(directory, "http://127.0.0.1:9000");

        assertThat(open(directory, "http://127.0.0.1:9100").get("AWS_ENDPOINT_URL"))
                .isEqualTo("http://127.0.0.1:9100");
    }

    @Test
    void every_version_of_the_aws_cli_finds_the_region(@TempDir Path directory) {
        DemoEnvironment demo = open(directory, "http://127.0.0.1:9000");

        assertThat(demo.get("AWS_REGION")).isEqualTo("eu-central-1");
        assertThat(demo.get("AWS_DEFAULT_REGION")).isEqualTo("eu-central-1");
    }

    @Test
    void s71_no_two_servers_share_a_secret(@TempDir Path one, @TempDir Path other) {
        DemoEnvironment first = open(one, "http://127.0.0.1:9000");
        DemoEnvironment second = open(other, "http://127.0.0.1:9000");

        assertThat(GENERATED).allSatisfy(name -> assertThat(second.get(name)).isNotEqualTo(first.get(name)));
    }

    @Test
    void values_have_the_form_that_aws_gives_them(@TempDir Path directory) {
        DemoEnvironment demo = open(directory, "http://127.0.0.1:9000");

        assertThat(demo.get("AWS_ACCESS_KEY_ID")).matches("AKIA[A-Z2-7]{16}");
        assertThat(demo.get("POOLGATE_USER_POOL_ID")).matches("eu-central-1_[0-9A-Za-z]{9}");
        assertThat(demo.get("POOLGATE_CLIENT_ID")).matches("[a-z0-9]{26}");
        assertThat(demo.get("POOLGATE_IDENTITY_POOL_ID")).matches("eu-central-1:[0-9a-f-]{36}");
    }

    private static DemoEnvironment open(Path directory, String endpoint) {
        return DemoEnvironment.open(DataDirectory.open(directory), "eu-central-1", endpoint, new SecureRandom());
    }
}
