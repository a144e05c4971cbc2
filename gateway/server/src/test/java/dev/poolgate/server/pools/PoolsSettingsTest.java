package dev.poolgate.server.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.aws.AwsService;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.identitypool.rates.IdentityPoolRequest;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import dev.poolgate.server.data.DataDirectory;
import dev.poolgate.server.data.MasterKeys;
import dev.poolgate.userpool.delivery.SmtpSettings;
import dev.poolgate.userpool.outbound.SignedPosts;
import dev.poolgate.userpool.rates.RequestCategory;
import dev.poolgate.userpool.triggers.Trigger;
import dev.poolgate.userpool.triggers.Triggers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

class PoolsSettingsTest {
    private static final SignedPosts POSTS = new SignedPosts(Clock.systemUTC());

    @Test
    void the_pools_are_on_loopback_in_a_file_of_the_data_directory() {
        PoolsSettings defaults = bind(Map.of());

        assertThat(defaults.enabled()).isTrue();
        assertThat(defaults.port()).isEqualTo(9000);
        assertThat(defaults.address()).isEqualTo("127.0.0.1");
        assertThat(defaults.concurrency()).isEqualTo(64);
        assertThat(defaults.sealingPeriod()).hasDays(30);
        assertThat(defaults.database().url()).isNull();
        assertThat(defaults.database().connections()).isEqualTo(10);
    }

    @Test
    void s71_there_is_no_administrator_key_by_default() {
        assertThatThrownBy(() -> bind(Map.of()).requiredAdminSecretAccessKey())
                .hasMessageContaining("poolgate.pools.admin-secret-access-key");
    }

    @Test
    void s68_secrets_do_not_show() {
        PoolsSettings settings = bind(Map.of(
                "poolgate.pools.admin-secret-access-key", "hidden-key",
                "poolgate.pools.database.password", "hidden-password"));

        assertThat(settings.toString()).doesNotContain("hidden");
    }

    @Test
    void rates_are_named_as_aws_names_its_categories() {
        PoolsSettings settings = bind(Map.of("poolgate.pools.request-rates.user-authentication", "120"));

        assertThat(settings.requestRates()).isEqualTo(Map.of(RequestCategory.USER_AUTHENTICATION, 120));
    }

    @Test
    void a_rate_below_one_is_named() {
        PoolsSettings settings = bind(Map.of("poolgate.pools.request-rates.user-list", "0"));
        AwsService service = new AwsService("prefix", "cognito-idp", List.of());

        assertThatThrownBy(() -> settings.heldUsers(service)).hasMessageContaining("poolgate.pools.request-rates");
    }

    @Test
    void rates_of_identity_pools_are_awss_unless_given() {
        assertThat(bind(Map.of()).identityRequestRates()).isEmpty();

        PoolsSettings settings = bind(Map.of("poolgate.pools.identity-request-rates.get-id", "50"));

        assertThat(settings.identityRequestRates()).isEqualTo(Map.of(IdentityPoolRequest.GET_ID, 50));
    }

    @Test
    void a_thousand_guests_may_come_from_an_address_in_an_hour() {
        assertThat(bind(Map.of()).guestsPerAddress()).isEqualTo(1000);
    }

    @Test
    void an_address_makes_ten_unsigned_calls_a_second() {
        assertThat(bind(Map.of()).unsignedPerAddress()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guests-per-address", "unsigned-per-address", "identity-request-rates.get-id"})
    void a_rate_of_identity_pools_below_one_is_named(String key) {
        PoolsSettings settings = bind(Map.of("poolgate.pools." + key, "0"));

        assertThatThrownBy(settings::identityRates)
                .hasMessageContaining("poolgate.pools.guests-per-address")
                .hasMessageContaining("poolgate.pools.unsigned-per-address")
                .hasMessageContaining("poolgate.pools.identity-request-rates");
    }

    @Test
    void messages_stay_here_by_default() {
        PoolsSettings defaults = bind(Map.of());

        assertThat(defaults.mail().smtp()).isEmpty();
        assertThat(defaults.sms().receiver()).isEmpty();
    }

    @Test
    void a_mail_server_is_spoken_to_by_starttls_at_587() {
        PoolsSettings settings = bind(Map.of(
                "poolgate.pools.mail.host", "mail.example.com",
                "poolgate.pools.mail.from", "no-reply@example.com",
                "poolgate.pools.mail.username", "pools",
                "poolgate.pools.mail.password", "hidden-password"));

        assertThat(settings.mail().smtp()).hasValueSatisfying(smtp -> {
            assertThat(smtp.port()).isEqualTo(587);
            assertThat(smtp.security()).isEqualTo(SmtpSettings.Security.STARTTLS);
            assertThat(smtp.timeout()).hasSeconds(10);
            assertThat(smtp.login()).hasValue(new SmtpSettings.Login("pools", "hidden-password"));
        });
        assertThat(settings.mail() + "" + settings.mail().smtp()).doesNotContain("hidden");
    }

    @Test
    void half_a_mail_server_is_named() {
        String mail = "poolgate.pools.mail.";

        assertThatThrownBy(() ->
                        bind(Map.of(mail + "from", "a@example.com")).mail().smtp())
                .hasMessageContaining("poolgate.pools.mail.host");
        assertThatThrownBy(() ->
                        bind(Map.of(mail + "host", "mail.example.com")).mail().smtp())
                .hasMessageContaining("`from`");
        assertThatThrownBy(() -> bind(Map.of(
                                mail + "host", "mail.example.com",
                                mail + "from", "a@example.com",
                                mail + "security", "none",
                                mail + "username", "pools",
                                mail + "password", "secret"))
                        .mail()
                        .smtp())
                .hasMessageContaining("no password");
    }

    @Test
    void text_messages_need_an_encrypted_receiver_and_a_secret() {
        String secret = "0123456789abcdef0123456789abcdef";
        PoolsSettings settings = bind(
                Map.of("poolgate.pools.sms.url", "https://sms.example.com/send", "poolgate.pools.sms.secret", secret));

        assertThat(settings.sms().receiver()).isPresent();
        assertThat(settings.sms().timeout()).hasSeconds(5);
        assertThat(settings.sms().toString()).doesNotContain(secret);
        assertThatThrownBy(() -> bind(Map.of("poolgate.pools.sms.url", "https://sms.example.com"))
                        .sms()
                        .receiver())
                .hasMessageContaining("`secret`");
        assertThatThrownBy(() -> bind(Map.of(
                                "poolgate.pools.sms.url",
                                "http://sms.example.com",
                                "poolgate.pools.sms.secret",
                                secret))
                        .sms()
                        .receiver())
                .hasMessageContaining("https");
    }

    @Test
    void a_trigger_is_a_webhook_or_a_bean() {
        String secret = "0123456789abcdef0123456789abcdef";
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:";
        PoolsSettings settings = bind(Map.of(
                "poolgate.pools.triggers.check.url",
                "https://hooks.example.com/check",
                "poolgate.pools.triggers.check.secret",
                secret,
                "poolgate.pools.triggers.audit.arn",
                arn + "other",
                "poolgate.pools.triggers.audit.bean",
                "auditing"));
        Trigger auditing = event -> Map.of();

        Triggers triggers = settings.triggers(Map.of("auditing", auditing), POSTS);

        triggers.requireKnown(LambdaConfigType.builder()
                .preSignUp(arn + "check")
                .postConfirmation(arn + "other")
                .build());
        assertThat(settings.triggers().toString()).doesNotContain(secret);
        assertThatThrownBy(() -> triggers.requireKnown(
                        LambdaConfigType.builder().preSignUp(arn + "audit").build()))
                .hasMessageContaining(arn + "audit");
    }

    @Test
    void half_a_trigger_is_named() {
        String key = "poolgate.pools.triggers.check.";

        assertThatThrownBy(() -> triggers(Map.of(key + "url", "https://hooks.example.com")))
                .hasMessageContaining("trigger `check`");
        assertThatThrownBy(() -> triggers(Map.of(key + "bean", "missing"))).hasMessageContaining("no bean `missing`");
        assertThatThrownBy(() -> triggers(Map.of(
                        key + "url", "http://hooks.example.com", key + "secret", "0123456789abcdef0123456789abcdef")))
                .hasMessageContaining("https");
    }

    @Test
    void the_key_that_seals_changes_with_the_period_and_master_keys_of_before_open(@TempDir Path directory)
            throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        MasterKeys before = MasterKeys.open(data, List.of(), new SecureRandom());
        Path moved = Files.move(directory.resolve("master.key"), directory.resolve("master-1.key"));
        MasterKeys after = MasterKeys.open(data, List.of(moved), new SecureRandom());
        PoolsSettings settings = bind(Map.of("poolgate.pools.sealing-period", "7d"));
        Clock now = Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC);

        SealingKey sealed = settings.sealing(before, now).current();

        KeyRing weekLater = settings.sealing(after, Clock.offset(now, Duration.ofDays(7)));
        assertThat(weekLater.current().id()).isNotEqualTo(sealed.id());
        assertThat(weekLater.find(sealed.id()))
                .hasValueSatisfying(key -> assertThat(key.secret()).isEqualTo(sealed.secret()));
        assertThat(weekLater.find("1")).hasValueSatisfying(key -> assertThat(key.secret())
                .isEqualTo(before.current().derive("session tokens").getEncoded()));
    }

    @Test
    void a_period_that_is_too_short_to_seal_for_is_named(@TempDir Path directory) {
        PoolsSettings settings = bind(Map.of("poolgate.pools.sealing-period", "30m"));
        MasterKeys keys = MasterKeys.open(DataDirectory.open(directory), List.of(), new SecureRandom());

        assertThatThrownBy(() -> settings.sealing(keys, Clock.systemUTC()))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("`poolgate.pools.sealing-period`")
                .hasMessageContaining("`PT30M`");
    }

    @Test
    void an_assertion_counts_as_often_as_clients_of_aws_show_it_unless_once_is_asked_for() {
        assertThat(bind(Map.of()).federation().logins().saml().singleUse()).isFalse();
        assertThat(bind(Map.of("poolgate.pools.federation.saml-single-use", "true"))
                        .federation()
                        .logins()
                        .saml()
                        .singleUse())
                .isTrue();
    }

    private static Triggers triggers(Map<String, String> keys) {
        return bind(keys).triggers(Map.of(), POSTS);
    }

    private static PoolsSettings bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("poolgate.pools", PoolsSettings.class);
    }
}
