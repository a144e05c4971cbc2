package dev.poolgate.authorizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.RecordingServer;
import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerMetadataTest {
    private static final String ISSUER = "https://id.example.com/pool";

    private final RecordingServer server = new RecordingServer();
    private final KeyThreads threads = new KeyThreads();

    @AfterEach
    void close() {
        server.close();
        threads.close();
    }

    @Test
    void an_endpoint_is_read_from_the_issuers_own_document() throws KeyFetchException {
        String issuer = server.url() + "/pool";
        server.answer("/pool/.well-known/openid-configuration", """
                {"issuer": "%1$s", "token_endpoint": "%1$s/token", "authorization_response_iss_parameter_supported": true}
                """.formatted(issuer));

        IssuerMetadata metadata = new Discovery(new HttpDocuments(KeySettings.defaults(), threads))
                .metadata(Issuers.cognito()
                        .issuer(issuer)
                        .keys(KeySource.discovery())
                        .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                        .build())
                .toCompletableFuture()
                .join();

        assertThat(metadata.endpoint("token_endpoint")).isEqualTo(URI.create(issuer + "/token"));
        assertThat(metadata.says("authorization_response_iss_parameter_supported"))
                .isTrue();
        assertThat(metadata.says("request_parameter_supported")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com/token, public-https, ",
        "https://ID.example.com/token, public-https, ",
        "https://login.example.com/token, public-https, ",
        "http://id.example.com/token, private-plain-http, ",
        "http://id.example.com/token, private-https, FORBIDDEN_ADDRESS",
        "https://evil.example/token, private-plain-http, FORBIDDEN_ADDRESS",
        "javascript:alert(1), private-plain-http, FORBIDDEN_ADDRESS",
        "ftp://id.example.com/token, private-plain-http, FORBIDDEN_ADDRESS",
        "::, public-https, DOCUMENT"
    })
    void s27_an_endpoint_leads_to_known_hosts_alone_and_over_https_unless_waived(
            String address, String network, Reason refused) throws KeyFetchException {
        IssuerMetadata metadata =
                IssuerMetadata.of(issuer(network), Map.of("issuer", ISSUER, "token_endpoint", address));

        KeyFetchException thrown =
                catchThrowableOfType(KeyFetchException.class, () -> metadata.endpoint("token_endpoint"));

        assertThat(thrown == null ? null : thrown.reason()).isEqualTo(refused);
    }

    @Test
    void s25_a_form_is_posted_with_its_header_and_no_redirect_is_followed() {
        HttpDocuments documents = new HttpDocuments(KeySettings.defaults(), threads);
        server.answer("/token", exchange -> {
            String got = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            RecordingServer.send(exchange, 200, got.getBytes(StandardCharsets.UTF_8));
        });
        server.answer("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", server.url() + "/token");
            RecordingServer.send(exchange, 307, new byte[0]);
        });

        assertThat(documents
                        .post(
                                URI.create(server.url() + "/token"),
                                NetworkAccess.PRIVATE_PLAIN_HTTP,
                                "code=1",
                                Optional.of("Basic eA=="))
                        .toCompletableFuture()
                        .join())
                .asString()
                .isEqualTo("POST application/x-www-form-urlencoded Basic eA== code=1");
        assertThat(documents.post(
                        URI.create(server.url() + "/moved"),
                        NetworkAccess.PRIVATE_PLAIN_HTTP,
                        "code=1",
                        Optional.empty()))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(KeyFetchException.class);
        assertThat(documents.post(
                        URI.create(server.url() + "/token"), NetworkAccess.PUBLIC_HTTPS, "code=1", Optional.empty()))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(KeyFetchException.class);
        assertThat(server.requests()).containsExactly("/token", "/moved");
    }

    private static TrustedIssuer issuer(String network) {
        return Issuers.cognito()
                .issuer(ISSUER)
                .keys(KeySource.discovery("login.example.com"))
                .network(NetworkAccess.valueOf(network.replace('-', '_').toUpperCase(Locale.ROOT)))
                .build();
    }
}
