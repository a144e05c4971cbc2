package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.server.data.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

    @Test
    void the_server_keeps_its_data_beside_it_in_us_east_1_for_account_zero() {
        ServerSettings defaults = bind(Map.of());

        assertThat(defaults.data()).hasToString(".poolgate");
        assertThat(defaults.region()).isEqualTo("us-east-1");
        assertThat(defaults.accountId()).isEqualTo("000000000000");
        assertThat(defaults.previousMasterKeys()).isEmpty();
    }

    @Test
    void an_account_id_has_twelve_digits() {
        assertThat(bind(Map.of("poolgate.account-id", "123456789012")).accountId())
                .isEqualTo("123456789012");
        assertThatThrownBy(() -> bind(Map.of("poolgate.account-id", "12345678901")))
                .hasStackTraceContaining("twelve digits");
    }

    @Test
    void previous_master_keys_are_files() {
        assertThat(bind(Map.of("poolgate.previous-master-keys", "/keys/2.key,/keys/1.key"))
                        .previousMasterKeys())
                .containsExactly(Path.of("/keys/2.key"), Path.of("/keys/1.key"));
    }

    private static ServerSettings bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("poolgate", ServerSettings.class);
    }
}
