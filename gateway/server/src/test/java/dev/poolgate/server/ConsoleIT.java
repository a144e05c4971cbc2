package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator at the console of the demo, in a real browser. What it looked like lies in {@code target/console}.
 */
@ExtendWith(DemoServer.class)
class ConsoleIT {
    private static final Path PICTURES = Path.of("target", "console");
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final ServerProcess server;
    private final DemoClient client;

    ConsoleIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @BeforeEach
    void needsChromium() {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Browser.program().isPresent(), "skipped: no chromium");
        }
    }

    @Test
    void an_administrator_sees_a_denied_request_appear_and_why(@TempDir Path profile) throws Exception {
        try (Browser browser = start(profile)) {
            signIn(browser, "bob");
            browser.await("#decisions-state", "live");

            String denied = refused("/reports/quarterly");

            browser.await("#decisions", "/reports/quarterly");
            visitOthers();
            browser.await("#decisions", "/public/1");
            picture(browser, "decisions");

            browser.click("a[href=\"#decision/" + denied + "\"]");
            browser.await("#decision", "group_required");
            browser.await("#decision", "missing");
            assertThat(browser.read("document.querySelector('#decision').innerText"))
                    .contains("groups: admins", "readers", "answered 403", denied)
                    .doesNotContain("eyJ");
            picture(browser, "why-denied");

            for (String view : List.of("routes", "issuers", "caches", "shadow", "revocations")) {
                browser.click("#nav a[href=\"#" + view + "\"]");
                browser.await("#view-" + view + " h1", view.substring(1));
                picture(browser, view);
            }
            browser.click("#nav a[href=\"#routes\"]");
            browser.await("#routes", "groups: admins");
            browser.click("#nav a[href=\"#issuers\"]");
            browser.await("#issuers", "usable");
            browser.click("#nav a[href=\"#shadow\"]");
            browser.await("#view-shadow", "No candidate policies");
            browser.click("#nav a[href=\"#caches\"]");
            browser.await("#caches", "poolgate.tokens");

            browser.click("#sign-out");
            browser.await("#view-sign-in", "Sign in");
            assertThat(browser.read("String(localStorage.length + sessionStorage.length) + document.cookie"))
                    .isEqualTo("0");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whoever_is_no_administrator_is_told_so_and_sees_nothing(@TempDir Path profile) throws Exception {
        try (Browser browser = start(profile)) {
            browser.screen(WIDE, 800, false);
            browser.picture(PICTURES.resolve("sign-in.png"));
            signIn(browser, "alice");

            browser.await("#sign-in-error", "group_required");

            browser.picture(PICTURES.resolve("refused.png"));
            assertThat(browser.read("document.querySelector('#decisions').innerText"))
                    .isEmpty();
            assertThat(browser.read("String(document.querySelector('#nav').hidden)"))
                    .isEqualTo("true");
            assertThat(browser.read("document.querySelector('#token').value")).isEmpty();
        }
    }

    @Test
    void the_endpoint_explains_a_denial_to_an_administrator() {
        String denied = refused("/reports/explained");

        assertThat(server.get(server.management("/actuator/decisions/" + denied), "Authorization", bearer("bob"))
                        .body())
                .contains("\"code\":\"group_required\"", "\"held\":[\"readers\"]")
                .doesNotContain("eyJ");
    }

    private Browser start(Path profile) throws IOException, InterruptedException {
        Browser browser = Browser.start(Browser.program().orElseThrow(), profile);
        browser.open(server.management("/console/"));
        browser.await("#view-sign-in h1", "Sign in");
        return browser;
    }

    private void signIn(Browser browser, String user) {
        browser.type("#token", client.signIn(user).accessToken());
        browser.enter();
    }

    /** @return the decision's id, as the caller sees it */
    private String refused(String path) {
        String answer = server.get(server.gateway(path), "Authorization", bearer("alice"))
                .body();
        return answer.replaceAll(".*\"decision\":\"([^\"]*)\".*", "$1");
    }

    private void visitOthers() {
        server.get(server.gateway("/orders/1"), "Authorization", bearer("alice"));
        server.get(server.gateway("/orders/1"));
        server.get(server.gateway("/orders/2"), "Authorization", "Bearer garbage");
        server.get(server.gateway("/ledger/1"));
        server.get(server.gateway("/orders//1"));
        server.get(server.gateway("/reports/1"), "Authorization", bearer("bob"));
        server.get(server.gateway("/public/1"));
    }

    private String bearer(String user) {
        return "Bearer " + client.signIn(user).accessToken();
    }

    /** Wide and narrow, light and dark; at neither width is anything cut off to the right. */
    private static void picture(Browser browser, String name) throws IOException {
        browser.screen(WIDE, 860, false);
        browser.picture(PICTURES.resolve(name + ".png"));
        assertThat(overflow(browser)).isEqualTo("0");
        browser.screen(NARROW, 844, true);
        browser.picture(PICTURES.resolve(name + "-narrow-dark.png"));
        assertThat(overflow(browser)).isEqualTo("0");
        browser.screen(WIDE, 860, false);
    }

    private static String overflow(Browser browser) {
        return browser.read("String(document.documentElement.scrollWidth - document.documentElement.clientWidth)");
    }
}
