package dev.poolgate.authorizer.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerTest {
    private final SigningKey key = SigningKey.rs256("key-1");

    @Test
    void the_defaults_are_the_documented_ones() {
        TrustedIssuer issuer = Issuers.cognito(key).build();

        assertThat(issuer.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(issuer.maxLifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(issuer.network()).isEqualTo(NetworkAccess.PUBLIC_HTTPS);
        assertThat(issuer.groupsClaim()).isEqualTo("cognito:groups");
        assertThat(Issuers.oauth(key).build().groupsClaim()).isEqualTo("groups");
    }

    @Test
    void nothing_that_weakens_a_check_has_a_default() {
        assertThatThrownBy(() -> TrustedIssuer.named("x").build()).hasMessageContaining("profile");
        assertThatThrownBy(() -> TrustedIssuer.named("x").profile(Profile.OAUTH).build())
                .hasMessageContaining("issuer url");
        TrustedIssuerBuilder partial =
                TrustedIssuer.named("x").profile(Profile.OAUTH).issuer("https://issuer.example");
        assertThatThrownBy(partial::build).hasMessageContaining("key source");
        assertThatThrownBy(partial.keys(KeySource.discovery())::build).hasMessageContaining("audiences");
        assertThatThrownBy(partial.audiences(AllowList.any())::build).hasMessageContaining("client ids");
        assertThatThrownBy(partial.clientIds(AllowList.any())::build).hasMessageContaining("token use");
        assertThatThrownBy(partial.tokenUse(TokenUse.ACCESS)::build).hasMessageContaining("algorithm");
        assertThat(partial.algorithms(SignatureAlgorithm.RS256).build().name()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "NONE", "HS256", "HS384", "HS512", "hs256", "rs256", "ES256K", "", "RS256 "})
    void s01_s02_an_algorithm_that_must_not_be_has_no_name(String name) {
        assertThat(SignatureAlgorithm.named(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer.example",
                "ftp://issuer.example",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://user:secret@issuer.example",
                "https://issuer.example/#x"
            })
    void s25_an_issuer_or_key_address_that_is_no_web_url_is_refused(String url) {
        assertThatThrownBy(() -> Issuers.cognito(key).issuer(url).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Issuers.cognito(key).keys(KeySource.uri(url)).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void s25_keys_over_plain_http_need_the_waiver() {
        TrustedIssuerBuilder builder = Issuers.cognito(key).keys(KeySource.uri("http://169.254.169.254/jwks"));

        assertThatThrownBy(builder::build).hasMessageContaining("PRIVATE_PLAIN_HTTP");
        assertThatThrownBy(builder.network(NetworkAccess.PRIVATE_HTTPS)::build)
                .hasMessageContaining("PRIVATE_PLAIN_HTTP");
        assertThatThrownBy(() -> Issuers.cognito(key)
                        .issuer("http://localhost:9000/pool")
                        .keys(KeySource.discovery())
                        .build())
                .hasMessageContaining("PRIVATE_PLAIN_HTTP");
        assertThat(builder.network(NetworkAccess.PRIVATE_PLAIN_HTTP).build().network())
                .isEqualTo(NetworkAccess.PRIVATE_PLAIN_HTTP);
    }

    @Test
    void an_endless_lifetime_and_a_skew_beyond_five_minutes_are_refused() {
        assertThatThrownBy(() -> Issuers.cognito(key).maxLifetime(Duration.ZERO).build())
                .hasMessageContaining("max lifetime");
        assertThatThrownBy(() -> Issuers.cognito(key)
                        .clockSkew(Duration.ofMinutes(5).plusMillis(1))
                        .build())
                .hasMessageContaining("clock skew");
        assertThatThrownBy(() ->
                        Issuers.cognito(key).clockSkew(Duration.ofMillis(-1)).build())
                .hasMessageContaining("clock skew");
        assertThat(Issuers.cognito(key).clockSkew(Duration.ofMinutes(5)).build().clockSkew())
                .isEqualTo(Duration.ofMinutes(5));
    }

    static Stream<Arguments> changes() {
        return Stream.<UnaryOperator<TrustedIssuerBuilder>>of(
                        b -> b.issuer("https://other.example"),
                        b -> b.profile(Profile.OAUTH),
                        b -> b.keys(KeySource.discovery()),
                        b -> b.keys(KeySource.file(Path.of("keys.json"))),
                        b -> b.algorithms(SignatureAlgorithm.RS256, SignatureAlgorithm.RS384),
                        b -> b.audiences(AllowList.of("x")),
                        b -> b.clientIds(AllowList.any()),
                        b -> b.clientIds(AllowList.of("client1", "client2")),
                        b -> b.tokenUse(TokenUse.ID),
                        b -> b.clockSkew(Duration.ofSeconds(31)),
                        b -> b.maxLifetime(Duration.ofHours(23)),
                        b -> b.groupsClaim("groups"),
                        b -> b.network(NetworkAccess.PRIVATE_HTTPS),
                        b -> b.alias("issuer.example"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void s31_the_fingerprint_changes_with_each_part(UnaryOperator<TrustedIssuerBuilder> change) {
        String before = Issuers.cognito(key).build().fingerprint();

        assertThat(change.apply(Issuers.cognito(key)).build().fingerprint()).isNotEqualTo(before);
        assertThat(Issuers.cognito(key).build().fingerprint()).isEqualTo(before);
    }

    @Test
    void s31_the_fingerprint_of_several_issuers_does_not_depend_on_their_order() {
        TrustedIssuer one = Issuers.cognito(key).build();
        TrustedIssuer other = Issuers.oauth(key).build();

        assertThat(TrustedIssuer.fingerprintOf(List.of(one, other)))
                .isEqualTo(TrustedIssuer.fingerprintOf(List.of(other, one)))
                .isNotEqualTo(TrustedIssuer.fingerprintOf(List.of(one)));
    }

    @Test
    void an_allow_list_is_some_values_or_the_word_any_and_never_silence() {
        assertThat(AllowList.parse(List.of("any"))).isEqualTo(AllowList.any());
        assertThat(AllowList.parse(List.of("a", "b"))).isEqualTo(AllowList.of("b", "a"));
        assertThatThrownBy(() -> AllowList.parse(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AllowList.parse(List.of("any", "a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AllowList.of("a", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
