package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DemoServer.class)
class FirstStartIT {
    private final ServerProcess server;
    private final DemoClient client;

    FirstStartIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    /** In processor time, because the time on the clock depends on what else this machine is doing. */
    @Test
    void the_server_is_ready_within_what_two_cores_do_in_fifteen_seconds() {
        assertThat(server.startWork()).isPositive().isLessThan(Duration.ofSeconds(2 * 15));
    }

    @Test
    void demo_env_holds_every_value_a_client_needs() throws IOException {
        assertThat(client.values())
                .containsOnlyKeys(
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_ENDPOINT_URL",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "POOLGATE_USER_POOL_ID",
                        "POOLGATE_CLIENT_ID",
                        "POOLGATE_IDENTITY_POOL_ID",
                        "POOLGATE_ALICE_PASSWORD",
                        "POOLGATE_BOB_PASSWORD")
                .containsEntry("AWS_ENDPOINT_URL", server.pools("").toString());
    }

    @Test
    void the_data_directory_and_the_secrets_in_it_are_readable_by_their_owner_only() throws IOException {
        assertThat(permissions(server.data())).isEqualTo("rwx------");
        assertThat(List.of("demo.env", "master.key", "relay-keys.json"))
                .allSatisfy(file ->
                        assertThat(permissions(server.data().resolve(file))).isEqualTo("rw-------"));
    }

    @Test
    void s68_the_log_holds_no_secret_and_no_token() throws IOException {
        client.signIn("alice");
        String log = Files.readString(server.log());

        assertThat(log).doesNotContain("eyJ").contains("Poolgate is ready");
        assertThat(log)
                .doesNotContain(client.value("AWS_SECRET_ACCESS_KEY"))
                .doesNotContain(client.value("POOLGATE_ALICE_PASSWORD"));
    }

    @Test
    void the_management_port_serves_health_and_metrics_and_no_gateway_routes() {
        assertThat(server.get(server.management("/actuator/health")).statusCode())
                .isEqualTo(200);
        assertThat(server.get(server.management("/actuator/prometheus")).body()).contains("poolgate_");
        assertThat(server.get(server.management("/actuator/gateway/routes")).statusCode())
                .isEqualTo(404);
        assertThat(server.get(server.gateway("/actuator/health")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_from_elsewhere_may_sign_in() throws Exception {
        HttpRequest preflight = HttpRequest.newBuilder(server.pools("/"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-amz-target,content-type")
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(preflight, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void the_outbox_can_be_read_on_this_machine_and_by_no_page_elsewhere() {
        HttpResponse<String> page = server.get(server.pools("/outbox"), "Origin", "https://app.example.com");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Outbox");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
