package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.SettingTable;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;

/** The styles of managed login in a pool: one for a client, kept for the pages and for who asks. */
final class Brandings {
    private static final int MOST = 20;

    private final SettingTable settings;

    Brandings(SettingTable settings) {
        this.settings = settings;
    }

    ManagedLoginBrandingType require(Pool pool, String id) {
        return settings.find(pool.id(), Kind.BRANDING, id, ManagedLoginBrandingType.builder())
                .orElseThrow(() -> unknown(id));
    }

    /** Stored as the client's id is: the style knows its client only here. */
    ManagedLoginBrandingType requireOf(Client client) {
        return find(client)
                .orElseThrow(() -> Refusals.resourceNotFound(
                        "Managed login branding of client " + client.id() + " does not exist."));
    }

    Optional<ManagedLoginBrandingType> find(Client client) {
        return settings.idOf(client.poolId(), Kind.BRANDING, client.id())
                .flatMap(id -> settings.find(client.poolId(), Kind.BRANDING, id, ManagedLoginBrandingType.builder()));
    }

    void requireRoom(Pool pool) {
        if (settings.list(pool.id(), Kind.BRANDING, "", MOST, ManagedLoginBrandingType::builder)
                        .size()
                >= MOST) {
            throw LimitExceededException.builder()
                    .message("A user pool can have at most " + MOST + " managed login branding styles.")
                    .writableStackTrace(false)
                    .build();
        }
    }

    void add(Client client, ManagedLoginBrandingType branding) {
        settings.put(
                client.poolId(), Kind.BRANDING, branding.managedLoginBrandingId(), Optional.of(client.id()), branding);
    }

    /** Replaces a style; whose it is stays. */
    void replace(ManagedLoginBrandingType branding) {
        settings.replace(branding.userPoolId(), Kind.BRANDING, branding.managedLoginBrandingId(), branding);
    }

    void delete(Pool pool, String id) {
        if (!settings.delete(pool.id(), Kind.BRANDING, id)) {
            throw unknown(id);
        }
    }

    private static RuntimeException unknown(String id) {
        return Refusals.resourceNotFound("Managed login branding " + id + " does not exist.");
    }
}
