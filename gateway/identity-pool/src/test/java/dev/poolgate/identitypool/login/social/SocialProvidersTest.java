package dev.poolgate.identitypool.login.social;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.VerifiedLogin;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityResult.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocialProvidersTest {
    private static final String FACEBOOK = "graph.facebook.com";
    private static final String AMAZON = "www.amazon.com";
    private static final String TOKEN = "Atza|secret+token/value=";
    private static final String INFO = "{\"iss\":\"https://www.amazon.com\",\"user_id\":\"amzn1.account.A\","
            + "\"aud\":\"amzn1.application-oa2-client.C\",\"app_id\":\"amzn1.application.P\",\"exp\":3597,"
            + "\"iat\":1311280970}";

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server = start();
    private SocialProviders providers = providers();

    @BeforeEach
    void answersOfTheProviders() {
        bodies.put("/app", "{\"id\":\"app1\"}");
        bodies.put("/me", "{\"id\":\"user1\"}");
        bodies.put("/auth/o2/tokeninfo", INFO);
    }

    @AfterEach
    void close() {
        providers.close();
        server.stop(0);
    }

    private HttpServer start() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SocialProviders providers() {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new SocialProviders(
                new SocialEndpoints(here, here, NetworkAccess.PRIVATE_PLAIN_HTTP),
                KeySettings.defaults(),
                Clock.systemUTC());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path + "?" + exchange.getRequestURI().getRawQuery());
        byte[] body = bodies.getOrDefault(path, "{}").getBytes(UTF_8);
        int status = statuses.getOrDefault(path, 200);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/me");
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void facebook_tells_the_app_and_the_user() {
        VerifiedLogin login = login(FACEBOOK);
        assertThat(login.login()).isEqualTo(new Login(FACEBOOK, "user1"));
        assertThat(login.clientId()).isEqualTo("app1");
        assertThat(login.source()).isEqualTo(LoginSource.PUBLIC);
        assertThat(login.claims())
                .containsEntry("aud", "app1")
                .containsEntry("sub", "user1")
                .containsEntry("app_id", "app1")
                .containsEntry("id", "user1");
        assertThat(asked)
                .allSatisfy(query -> assertThat(URLDecoder.decode(query, UTF_8)).endsWith(TOKEN));
    }

    @Test
    void amazon_tells_the_client_and_the_user() {
        VerifiedLogin login = login(AMAZON);
        assertThat(login.login()).isEqualTo(new Login(AMAZON, "amzn1.account.A"));
        assertThat(login.clientId()).isEqualTo("amzn1.application-oa2-client.C");
        assertThat(login.claims())
                .containsEntry("user_id", "amzn1.account.A")
                .containsEntry("app_id", "amzn1.application.P");
    }

    @Test
    void every_call_is_asked_anew() {
        login(AMAZON);
        login(AMAZON);
        assertThat(asked).hasSize(2);
        statuses.put("/auth/o2/tokeninfo", 400);
        assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
    }

    @Test
    void an_answer_that_is_not_whole_proves_nothing() {
        for (String info : List.of(
                INFO.replace("https://www.amazon.com", "https://evil.example"),
                INFO.replace("3597", "0"),
                INFO.replace("\"user_id\"", "\"nobody\""),
                INFO.replace("\"aud\"", "\"none\""),
                "{}")) {
            bodies.put("/auth/o2/tokeninfo", info);
            assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
        }
        bodies.put("/me", "{\"id\":\"app1\"}");
        assertThat(logins().verify(FACEBOOK, TOKEN)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
        bodies.put("/app", "{\"error\":{}}");
        assertThat(logins().verify(FACEBOOK, TOKEN)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
    }

    @Test
    void a_token_that_either_question_refuses_is_refused() {
        statuses.put("/me", 401);
        assertThat(logins().verify(FACEBOOK, TOKEN)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
        statuses.put("/app", 400);
        assertThat(logins().verify(FACEBOOK, TOKEN)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
    }

    @Test
    void s29_a_redirect_a_failure_and_a_huge_answer_are_no_answers() {
        for (int status : List.of(302, 429, 500)) {
            statuses.put("/auth/o2/tokeninfo", status);
            assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(new LoginResult.Unavailable(AMAZON));
        }
        assertThat(asked).hasSize(3);
        statuses.remove("/auth/o2/tokeninfo");
        bodies.put("/auth/o2/tokeninfo", "{\"x\":\"" + "y".repeat(300_000) + "\"}");
        assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(new LoginResult.Unavailable(AMAZON));
        bodies.put("/auth/o2/tokeninfo", "not json");
        assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(new LoginResult.Unavailable(AMAZON));
    }

    @Test
    void s24_a_provider_that_keeps_failing_is_left_alone_and_the_other_is_not() {
        statuses.put("/auth/o2/tokeninfo", 500);
        for (int i = 0; i < 20; i++) {
            assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(new LoginResult.Unavailable(AMAZON));
        }
        assertThat(asked).hasSize(5);
        assertThat(login(FACEBOOK).clientId()).isEqualTo("app1");
    }

    @Test
    void what_cannot_be_a_token_is_sent_nowhere() {
        for (String text : List.of("", "a b", "a\r\nb", "é", "x".repeat(4097))) {
            assertThat(logins().verify(AMAZON, text)).isEqualTo(LoginError.UNVERIFIABLE.rejected());
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void s68_no_token_is_logged() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            statuses.put("/auth/o2/tokeninfo", 500);
            assertThat(logins().verify(AMAZON, TOKEN)).isEqualTo(new LoginResult.Unavailable(AMAZON));
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(UTF_8)).doesNotContain("secret");
    }

    @Test
    void sts_takes_the_tokens_of_both_and_of_nobody_else() {
        WebIdentityResult amazon = identities().verify(TOKEN, Optional.of(AMAZON));
        WebIdentity identity = ((WebIdentityResult.Verified) amazon).identity();
        assertThat(identity.principal()).isEqualTo(AMAZON);
        assertThat(identity.keyPrefix()).isEqualTo(AMAZON);
        assertThat(identity.subject()).isEqualTo("amzn1.account.A");
        assertThat(identity.claims()).containsEntry("app_id", "amzn1.application.P");
        assertThat(identities().verify(TOKEN, Optional.of("accounts.google.com")))
                .isEqualTo(new WebIdentityResult.Rejected(
                        Reason.INVALID,
                        "Unrecognized OAuth provider. "
                                + "Do not include a provider parameter when submitting OpenIDConnect ID tokens"));
        statuses.put("/auth/o2/tokeninfo", 400);
        assertThat(identities().verify(TOKEN, Optional.of(AMAZON)))
                .isEqualTo(new WebIdentityResult.Rejected(
                        Reason.INVALID, "Provided Token is not a Login With Amazon token"));
        statuses.put("/app", 503);
        assertThat(identities().verify(TOKEN, Optional.of(FACEBOOK)))
                .isEqualTo(new WebIdentityResult.Unavailable(FACEBOOK));
    }

    private AccessTokenLogins logins() {
        return new AccessTokenLogins(providers);
    }

    private AccessTokenWebIdentities identities() {
        return new AccessTokenWebIdentities(providers);
    }

    private VerifiedLogin login(String provider) {
        return ((LoginResult.Verified) logins().verify(provider, TOKEN)).login();
    }
}
