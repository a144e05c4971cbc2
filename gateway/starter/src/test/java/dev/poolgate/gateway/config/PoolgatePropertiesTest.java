package dev.poolgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.console.ConsoleProperties;
import dev.poolgate.gateway.decisions.DecisionProperties;
import dev.poolgate.gateway.exchange.StsPoolProperties;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.signing.SigningProperties;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PoolgatePropertiesTest {
    private static final Map<String, String> ISSUER = Map.of(
            "poolgate.issuers.main.issuer", "https://issuer.example.com",
            "poolgate.issuers.main.profile", "oauth",
            "poolgate.issuers.main.audiences", "orders,reports",
            "poolgate.issuers.main.client-ids", "any",
            "poolgate.issuers.main.token-use", "access");

    @Test
    void every_default_is_what_the_javadoc_says() {
        PoolgateProperties defaults = bind(Map.of());

        assertThat(defaults.issuers()).isEmpty();
        assertThat(defaults.keys().settings()).isEqualTo(KeySettings.defaults());
        assertThat(defaults.tokens())
                .isEqualTo(
                        new TokenProperties(DataSize.ofKilobytes(8), Duration.ofMinutes(5), DataSize.ofMegabytes(64)));
        assertThat(defaults.guard().trustedProxies()).isEmpty();
        assertThat(defaults.guard().ownedHeaders()).isEmpty();
        assertThat(defaults.guard().passedHeaders()).isEmpty();
        assertThat(defaults.awsIam())
                .isEqualTo(new AwsIamProperties("aws", null, null, DataSize.ofMegabytes(1), 100_000, 10_000));
        assertThat(defaults.exchange().pools()).isEmpty();
        assertThat(defaults.exchange().sts()).isEmpty();
        assertThat(defaults.exchange().timeLimit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.exchange().concurrency()).isEqualTo(64);
        assertThat(defaults.relay().issuer()).isNull();
        assertThat(defaults.relay().keyFile()).isNull();
        assertThat(defaults.relay().path()).isNull();
        assertThat(defaults.relay().maxLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.signing().maxBody()).isEqualTo(DataSize.ofMegabytes(1));
        assertThat(defaults.signing().roomForBodies(DataSize.ofMegabytes(1)))
                .isEqualTo(DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 8));
        assertThat(defaults.signing().roomForBodiesOfCaller(DataSize.ofMegabytes(1)))
                .isEqualTo(DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 8 / 4));
        assertThat(defaults.signing().bodyTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.signing().unsignedOverPlainHttp()).isFalse();
        assertThat(defaults.openapi()).isEmpty();
        assertThat(defaults.failures().realm()).isEqualTo("poolgate");
        assertThat(defaults.failures().retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.decisions()).isEqualTo(new DecisionProperties(0.01, 500, null));
        assertThat(defaults.console())
                .isEqualTo(new ConsoleProperties(
                        false, null, "admins", Duration.ofHours(1), null, null, List.of("openid"), null, null));
        assertThat(defaults.management().hosts()).isEmpty();
    }

    @Test
    void what_is_recorded_and_shown_maps_to_its_keys() {
        PoolgateProperties given = bind(Map.of(
                "poolgate.decisions.sampled-allows", "0.5",
                "poolgate.decisions.kept", "20",
                "poolgate.decisions.subject-key", "0123456789abcdef",
                "poolgate.console.enabled", "true",
                "poolgate.console.issuer", "corp",
                "poolgate.console.group", "operators",
                "poolgate.console.session", "10m",
                "poolgate.console.client-id", "console",
                "poolgate.console.client-secret", "hush",
                "poolgate.console.origin", "https://admin.example.com"));
        PoolgateProperties pool = bind(Map.of(
                "poolgate.console.client-id", "console",
                "poolgate.console.scopes", "openid,groups",
                "poolgate.console.pool-endpoint", "http://127.0.0.1:9000/",
                "poolgate.management.hosts", "metrics.internal"));

        assertThat(given.decisions()).isEqualTo(new DecisionProperties(0.5, 20, "0123456789abcdef"));
        assertThat(given.decisions().toString()).doesNotContain("0123456789abcdef");
        assertThat(given.console())
                .isEqualTo(new ConsoleProperties(
                        true,
                        "corp",
                        "operators",
                        Duration.ofMinutes(10),
                        "console",
                        "hush",
                        List.of("openid"),
                        URI.create("https://admin.example.com"),
                        null));
        assertThat(given.console()).asString().doesNotContain("hush");
        assertThat(pool.console().scopes()).containsExactly("openid", "groups");
        assertThat(pool.console().poolEndpoint()).isEqualTo(URI.create("http://127.0.0.1:9000/"));
        assertThat(pool.management().hosts()).containsExactly("metrics.internal");
    }

    @ParameterizedTest
    @CsvSource({
        "poolgate.decisions.sampled-allows, 1.1",
        "poolgate.decisions.sampled-allows, -0.1",
        "poolgate.decisions.sampled-allows, NaN",
        "poolgate.decisions.kept, 0",
        "poolgate.decisions.subject-key, short",
        "poolgate.console.group, ''",
        "poolgate.console.session, 0s",
        "poolgate.management.hosts, localhost:8081",
        "poolgate.console.scopes, profile",
        "poolgate.console.origin, https://admin.example.com/console",
        "poolgate.console.origin, admin.example.com",
        "poolgate.console.pool-endpoint, https://pools.example.com/;script-src",
        "poolgate.console.pool-endpoint, javascript:alert(1)"
    })
    void what_makes_no_sense_is_refused(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of(key, value))).rootCause().hasMessageContaining(key);
    }

    @Test
    void a_caller_has_room_for_one_body_of_the_largest_size_at_least() {
        SigningProperties small =
                bind(Map.of("poolgate.signing.held-bodies", "2MB")).signing();
        SigningProperties given =
                bind(Map.of("poolgate.signing.held-bodies-per-caller", "3MB")).signing();

        assertThat(small.roomForBodiesOfCaller(DataSize.ofMegabytes(1))).isEqualTo(DataSize.ofMegabytes(1));
        assertThat(given.roomForBodiesOfCaller(DataSize.ofMegabytes(3))).isEqualTo(DataSize.ofMegabytes(3));
        assertThatExceptionOfType(ConfigurationProblem.class)
                .isThrownBy(() -> given.roomForBodiesOfCaller(DataSize.ofMegabytes(4)))
                .withMessageContaining("of one caller");
    }

    @Test
    void a_pool_at_sts_has_an_hour_and_no_role_by_default() {
        StsPoolProperties pool =
                Objects.requireNonNull(bind(Map.of("poolgate.exchange.sts.minio.endpoint", "https://minio.example.com"))
                        .exchange()
                        .sts()
                        .get("minio"));

        assertThat(pool)
                .isEqualTo(new StsPoolProperties(
                        URI.create("https://minio.example.com"),
                        "us-east-1",
                        false,
                        null,
                        Map.of(),
                        Duration.ofHours(1),
                        null));
        assertThat(pool.roles("key", Set.of())).isEmpty();
    }

    @Test
    void an_issuer_has_defaults_only_where_nothing_is_weakened() {
        TrustedIssuer issuer =
                TrustedIssuers.of(bind(ISSUER).issuers()).atLeastOne().get(0);

        assertThat(issuer.name()).isEqualTo("main");
        assertThat(issuer.profile()).isEqualTo(Profile.OAUTH);
        assertThat(issuer.keys()).isEqualTo(KeySource.discovery());
        assertThat(issuer.algorithms()).containsExactly(SignatureAlgorithm.RS256);
        assertThat(issuer.audiences().isAny()).isFalse();
        assertThat(issuer.clientIds().isAny()).isTrue();
        assertThat(issuer.tokenUse()).isEqualTo(TokenUse.ACCESS);
        assertThat(issuer.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(issuer.maxLifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(issuer.groupsClaim()).isEqualTo("groups");
        assertThat(issuer.network()).isEqualTo(NetworkAccess.PUBLIC_HTTPS);
    }

    @Test
    void what_an_issuer_lacks_is_named() {
        ConfigurationProblem problem = problem(Map.of("poolgate.issuers.main.issuer", "https://issuer.example.com"));

        assertThat(problem).hasMessage("`poolgate.issuers.main` lacks [profile, audiences, client-ids, token-use]");
        assertThat(problem.action()).contains("`any`");
    }

    @Test
    void what_cannot_be_trusted_names_the_issuer() {
        Map<String, String> mixed = new HashMap<>(ISSUER);
        mixed.put("poolgate.issuers.main.audiences", "any,orders");
        Map<String, String> twoSources = new HashMap<>(ISSUER);
        twoSources.put("poolgate.issuers.main.keys.uri", "https://issuer.example.com/jwks");
        twoSources.put("poolgate.issuers.main.keys.file", "/etc/jwks.json");

        assertThat(List.of(problem(mixed), problem(twoSources)))
                .allSatisfy(problem -> assertThat(problem).hasMessageStartingWith("`poolgate.issuers.main` "));
    }

    @Test
    void no_issuer_at_all_is_a_problem() {
        assertThat(catchThrowableOfType(ConfigurationProblem.class, () -> TrustedIssuers.of(Map.of())
                        .atLeastOne()))
                .hasMessageContaining("no issuer is configured");
    }

    private static ConfigurationProblem problem(Map<String, String> properties) {
        return catchThrowableOfType(
                ConfigurationProblem.class,
                () -> TrustedIssuers.of(bind(properties).issuers()));
    }

    private static PoolgateProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("poolgate", PoolgateProperties.class);
    }
}
