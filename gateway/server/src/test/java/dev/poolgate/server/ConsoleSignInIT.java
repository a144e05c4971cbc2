package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.userpool.passwords.Totp;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Signing in at the console of the demo with a password, in a real browser. */
@ExtendWith(DemoServer.class)
class ConsoleSignInIT {
    private final ServerProcess server;
    private final DemoClient client;

    ConsoleSignInIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @Test
    void bob_signs_in_with_his_password_and_sees_why_alice_was_refused(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            Browser browser = page.browser();
            signIn(page, "bob", password("bob"));
            browser.await("#decisions-state", "live");

            server.get(
                    server.gateway("/reports/for-bob"),
                    "Authorization",
                    "Bearer " + client.signIn("alice").accessToken());

            browser.await("#decisions", "/reports/for-bob");
            assertThat(browser.read("document.querySelector('#decisions').innerText"))
                    .contains("group_required");
            assertThat(browser.read("document.querySelector('#pool-password').value"))
                    .isEmpty();
            assertThat(browser.read("String(localStorage.length + sessionStorage.length) + document.cookie"))
                    .isEqualTo("0");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void alice_is_no_administrator_and_is_told_so(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            signIn(page, "alice", password("alice"));

            page.browser().await("#sign-in-error", "group_required");
            page.picture("sign-in-refused");
            assertThat(page.browser().read("String(document.querySelector('#nav').hidden)"))
                    .isEqualTo("true");
        }
    }

    @Test
    void a_wrong_password_is_told_of_and_the_right_one_opens_the_page_then(@TempDir Path profile) throws Exception {
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            signIn(page, "bob", "Wrong-password-1");
            page.browser().await("#sign-in-error", "Incorrect username or password");
            page.picture("sign-in-wrong");

            page.browser().type("#pool-password", password("bob"));
            page.browser().enter();

            page.browser().await("#decisions-state", "live");
        }
    }

    @Test
    void who_was_given_a_password_makes_one_of_their_own_at_the_page(@TempDir Path profile) throws Exception {
        String name = "carol-" + UUID.randomUUID();
        invite(name, "Given-to-carol-1");
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            signIn(page, name, "Given-to-carol-1");
            page.browser().await("#pool-next", "New password");
            page.picture("sign-in-new-password");

            page.browser().type("#pool-answer", "Chosen-by-carol-1");
            page.browser().enter();

            page.browser().await("#decisions-state", "live");
        }
    }

    @Test
    void who_has_an_authenticator_app_is_asked_for_its_code(@TempDir Path profile) throws Exception {
        String name = "dave-" + UUID.randomUUID();
        invite(name, "Given-to-dave-1");
        byte[] secret = app(name, "Chosen-by-dave-1");
        try (ConsolePage page = ConsolePage.open(server, profile)) {
            signIn(page, name, "Chosen-by-dave-1");
            page.browser().await("#pool-next", "From your authenticator app");
            page.picture("sign-in-code");

            // that of this step was used to register the app
            page.browser().type("#pool-answer", Totp.code(secret, Totp.step(Instant.now()) + 1));
            page.browser().enter();

            page.browser().await("#decisions-state", "live");
        }
    }

    private static void signIn(ConsolePage page, String user, String password) {
        page.browser().await("#pool-first", "User name");
        page.browser().type("#pool-user", user);
        page.browser().type("#pool-password", password);
        page.browser().enter();
    }

    private void invite(String name, String password) {
        try (CognitoIdentityProviderClient pools = client.administrator()) {
            String pool = client.value("POOLGATE_USER_POOL_ID");
            pools.adminCreateUser(request -> request.userPoolId(pool)
                    .username(name)
                    .temporaryPassword(password)
                    .messageAction(MessageActionType.SUPPRESS));
            pools.adminAddUserToGroup(
                    request -> request.userPoolId(pool).username(name).groupName("admins"));
        }
    }

    /** Registers one, and gives the user a password of their own on the way. */
    private byte[] app(String name, String password) {
        String pool = client.value("POOLGATE_USER_POOL_ID");
        try (CognitoIdentityProviderClient pools = client.administrator()) {
            pools.setUserPoolMfaConfig(request -> request.userPoolId(pool)
                    .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                    .softwareTokenMfaConfiguration(app -> app.enabled(true)));
            pools.adminSetUserPassword(request ->
                    request.userPoolId(pool).username(name).password(password).permanent(true));
        }
        try (CognitoIdentityProviderClient users = client.users()) {
            String token = client.signIn(name, password).accessToken();
            String secret = users.associateSoftwareToken(request -> request.accessToken(token))
                    .secretCode();
            byte[] bytes = base32(secret);
            users.verifySoftwareToken(
                    request -> request.accessToken(token).userCode(Totp.code(bytes, Totp.step(Instant.now()))));
            users.setUserMFAPreference(request -> request.accessToken(token)
                    .softwareTokenMfaSettings(app -> app.enabled(true).preferredMfa(true)));
            return bytes;
        }
    }

    /** RFC 4648 section 6; what is left over at the end is padding. */
    private static byte[] base32(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i))) & 0xfff;
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }

    private String password(String user) {
        return client.value("POOLGATE_%s_PASSWORD".formatted(user.toUpperCase(Locale.ROOT)));
    }
}
