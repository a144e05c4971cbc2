package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.SettingTable;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** What a pool or a client says of risks. Kept and shown; nothing here judges risks. */
final class RiskConfigurations {
    private static final String POOL = "";

    private RiskConfigurations() {}

    /** Of the client, else of the pool, else an empty one. */
    static RiskConfigurationType find(SettingTable settings, Pool pool, Optional<String> clientId) {
        return clientId.flatMap(id -> own(settings, pool, id))
                .or(() -> own(settings, pool, POOL))
                .orElseGet(() -> RiskConfigurationType.builder()
                        .userPoolId(pool.id())
                        .clientId(clientId.orElse(null))
                        .build());
    }

    private static Optional<RiskConfigurationType> own(SettingTable settings, Pool pool, String id) {
        return settings.find(pool.id(), Kind.RISK, id, RiskConfigurationType.builder());
    }

    static void put(SettingTable settings, RiskConfigurationType configuration) {
        Optional<String> clientId = Optional.ofNullable(configuration.clientId());
        settings.put(configuration.userPoolId(), Kind.RISK, clientId.orElse(POOL), clientId, configuration);
    }

    static void delete(SettingTable settings, Pool pool, Optional<String> clientId) {
        settings.delete(pool.id(), Kind.RISK, clientId.orElse(POOL));
    }
}
