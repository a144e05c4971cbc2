package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An administrator of a company signs in at the pages of its Keycloak, in a real browser, and comes to the console. */
@ExtendWith(Corp.Resolver.class)
class KeycloakConsoleIT {
    private final Corp corp;

    KeycloakConsoleIT(Corp corp) {
        this.corp = corp;
    }

    @Test
    void alice_signs_in_at_keycloak_and_lands_on_the_console(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(corp.server(), profile)) {
            Browser browser = page.browser();
            browser.await("#by-issuer", "Sign in with keycloak");
            page.picture("sign-in-keycloak");
            browser.click("#by-issuer");

            browser.await("#kc-form-login", "Username");
            browser.type("#username", corp.keycloak().alice().name());
            browser.type("#password", corp.keycloak().alice().password());
            browser.enter();

            browser.await("#decisions-state", "live");
            assertThat(browser.read("location.pathname + location.search + location.hash"))
                    .isEqualTo("/console/");
            corp.server().get(corp.server().gateway("/staff/1"));
            browser.await("#decisions", "/staff/1");
            assertThat(browser.read("document.cookie")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void an_answer_that_nobody_asked_for_ends_at_the_page_with_a_code(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(corp.server(), profile)) {
            Browser browser = page.browser();
            browser.open(corp.server().management("/console/callback?error=access_denied&error_description=%3Cb%3Eno"));

            browser.await("#sign-in-error", "sign_in_expired");

            page.picture("sign-in-expired");
            assertThat(browser.read("location.hash")).isEmpty();
        }
    }
}
