package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An administrator at the console of the demo, in a real browser. */
@ExtendWith(DemoServer.class)
class ConsoleIT {
    private final ServerProcess server;
    private final DemoClient client;

    ConsoleIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @Test
    void an_administrator_sees_a_denied_request_appear_and_why(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            Browser browser = page.browser();
            page.paste(token("bob"));
            browser.await("#decisions-state", "live");

            String denied = refused("/reports/quarterly");

            browser.await("#decisions", "/reports/quarterly");
            visitOthers();
            browser.await("#decisions", "/public/1");
            page.picture("decisions");

            browser.click("a[href=\"#decision/" + denied + "\"]");
            browser.await("#decision", "group_required");
            browser.await("#decision", "missing");
            assertThat(browser.read("document.querySelector('#decision').innerText"))
                    .contains("groups: admins", "readers", "answered 403", denied)
                    .doesNotContain("eyJ");
            page.picture("why-denied");

            for (String view : List.of("routes", "issuers", "caches", "shadow", "revocations")) {
                page.show(view);
                page.picture(view);
            }
            page.show("routes");
            browser.await("#routes", "groups: admins");
            page.show("issuers");
            browser.await("#issuers", "usable");
            page.show("shadow");
            browser.await("#view-shadow", "No candidate policies");
            page.show("caches");
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
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            Browser browser = page.browser();
            page.picture("sign-in");
            page.paste(token("alice"));

            browser.await("#sign-in-error", "group_required");

            page.picture("refused");
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
        return "Bearer " + token(user);
    }

    private String token(String user) {
        return client.signIn(user).accessToken();
    }
}
