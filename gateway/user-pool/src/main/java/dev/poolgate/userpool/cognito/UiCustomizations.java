package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.SettingTable;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

/** How the classic pages of a pool look, for all its clients or for one. */
final class UiCustomizations {
    /** In place of a client: all that have no customization of their own. */
    static final String ALL = "ALL";

    private UiCustomizations() {}

    /** Of the client, else of all. */
    static Optional<UICustomizationType> find(SettingTable settings, Pool pool, String clientId) {
        return own(settings, pool, clientId).or(() -> own(settings, pool, ALL));
    }

    static Optional<UICustomizationType> own(SettingTable settings, Pool pool, String clientId) {
        return settings.find(pool.id(), Kind.UI, clientId, UICustomizationType.builder());
    }

    /** The id under which the customization is kept; the client has to be there. */
    static String owner(Clients clients, Pool pool, @Nullable String clientId) {
        return clientId == null || clientId.equals(ALL)
                ? ALL
                : clients.require(pool.id(), clientId).id();
    }
}
