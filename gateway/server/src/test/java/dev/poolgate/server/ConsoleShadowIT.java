package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidate policies beside those in force, seen by an administrator in a real browser. */
class ConsoleShadowIT {
    private static final Path POLICIES = Path.of("..", "..", "config", "policies");
    /** Administrators alone read orders, and order zero is one like the others. */
    private static final String CANDIDATE = """
            @id("admins-read")
            permit (
              principal is Poolgate::User,
              action == Poolgate::Action::"get /orders/{id}",
              resource
            )
            when { context.token has "cognito:groups" && context.token["cognito:groups"].contains("admins") };
            """;

    private static ServerProcess server;
    private static DemoClient client;

    @BeforeAll
    static void start() throws IOException {
        ConsolePage.needsChromium();
        Path target = Files.createDirectories(Path.of("target", "demo-server").toAbsolutePath());
        Path home = Files.createTempDirectory(target, "shadow");
        Path next = Files.createDirectories(home.resolve("next"));
        Files.copy(POLICIES.resolve("schema.cedarschema"), next.resolve("schema.cedarschema"));
        Files.writeString(next.resolve("orders.cedar"), CANDIDATE);
        server = ServerProcess.start(home, Map.of("POOLGATE_POLICIES_SHADOW_LOCATION", "file:" + next + "/"));
        client = DemoClient.of(server.data());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void what_a_candidate_would_change_is_drawn_counted_and_explained(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            Browser browser = page.browser();
            page.paste(token("bob"));
            browser.await("#decisions-state", "live");

            int answered = order("alice", "1");
            order("alice", "2");
            int zero = order("bob", "0");
            order("bob", "1");
            page.show("shadow");

            assertThat(answered).as("the candidate answers nobody").isEqualTo(200);
            assertThat(zero).isEqualTo(403);
            browser.await("#shadow-plots [data-change=allow_to_deny]", "2");
            browser.await("#shadow-plots [data-change=deny_to_allow]", "1");
            browser.await("#shadow-plots [data-change=none]", "1");
            assertThat(bars(browser, "allow_to_deny")).as("this minute").contains("x=\"295\"");
            assertThat(bars(browser, "error")).isEmpty();
            assertThat(browser.read("document.querySelector('#shadow').innerText"))
                    .contains("get /orders/{id}", "allow to deny", "read-orders orders.cedar:", "no_policy_permits")
                    .contains("deny to allow", "no-order-zero orders.cedar:", "admins-read orders.cedar:1:1")
                    .doesNotContain("eyJ");
            page.picture("shadow-compared");
            assertThat(metric("allow_to_deny")).isEqualTo("2.0");

            browser.click("#shadow tr:last-child a");
            browser.await("#decision", "read-orders");
            page.picture("shadow-decision");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String bars(Browser browser, String change) {
        return browser.read(
                "[...document.querySelectorAll('[data-change=" + change + "] rect')].map(bar => bar.outerHTML).join()");
    }

    /** The counter, as it is scraped. */
    private static String metric(String change) {
        return server.get(server.management("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> line.startsWith("poolgate_policies_shadow_total") && line.contains(change))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static int order(String user, String id) {
        return server.get(server.gateway("/orders/" + id), "Authorization", "Bearer " + token(user))
                .statusCode();
    }

    private static String token(String user) {
        return client.signIn(user).accessToken();
    }
}
