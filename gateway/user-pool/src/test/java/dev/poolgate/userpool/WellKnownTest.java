package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;

final class WellKnownTest {
    private static final String POOL = "eu-central-1_known0001";
    private static RunningPools running;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        running = new RunningPools();
        running.pools
                .seeding()
                .pool(POOL, CreateUserPoolRequest.builder().poolName("known").build());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void discovery_names_the_issuer_and_where_its_keys_are() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                get(POOL + "/.well-known/openid-configuration").body());

        assertThat(metadata.getIssuer().getValue()).isEqualTo(running.pools.issuer(POOL));
        assertThat(metadata.getJWKSetURI())
                .isEqualTo(URI.create(running.pools.issuer(POOL) + "/.well-known/jwks.json"));
    }

    @Test
    void the_key_set_has_two_public_rsa_keys_and_nothing_private() throws Exception {
        HttpResponse<String> answer = get(POOL + "/.well-known/jwks.json");

        JWKSet keys = JWKSet.parse(answer.body());
        assertThat(keys.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
        assertThat(keys.getKeys()).allSatisfy(key -> {
            assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
            assertThat(key.getKeyUse().getValue()).isEqualTo("sig");
            assertThat(key.size()).isEqualTo(2048);
        });
        assertThat(answer.body()).doesNotContain("\"d\"");
    }

    @Test
    void both_may_be_cached_and_asked_for_again_by_their_tag() throws Exception {
        HttpResponse<String> first = get(POOL + "/.well-known/jwks.json");
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=900, public");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = http.send(
                request(POOL + "/.well-known/jwks.json")
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void pools_that_are_none_are_not_found() throws Exception {
        assertThat(get("eu-central-1_none/.well-known/jwks.json").statusCode()).isEqualTo(404);
        assertThat(get("eu-central-1_none/.well-known/openid-configuration").statusCode())
                .isEqualTo(404);
        assertThat(get("'/.well-known/jwks.json").statusCode()).isEqualTo(404);
    }

    @Test
    void while_every_thread_is_taken_clients_are_told_to_come_again() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (RunningPools busy = new RunningPools()) {
            for (int i = 0; i < RunningPools.THREADS; i++) {
                var unused = busy.executor.submit(() -> done.await(10, TimeUnit.SECONDS));
            }

            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(busy.uri().resolve("/" + POOL + "/.well-known/jwks.json"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        } finally {
            done.countDown();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(running.uri().resolve("/" + path));
    }
}
