package dev.poolgate.userpool.transfer;

import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.Vault;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Which columns are sealed under a server's own key, and as what: they travel opened, inside the sealed file. */
final class SecretColumns {
    private static final Map<String, String> COLUMNS = Map.of(
            "up_client_secret", "sealed_secret",
            "up_signing_key", "sealed_private",
            "up_certificate", "sealed_key",
            "up_identity_provider", "sealed_details",
            "up_password", "sealed_verifier",
            "up_software_token", "sealed_secret",
            "up_device", "sealed_verifier");

    private final Vault vault;

    SecretColumns(Vault vault) {
        this.vault = vault;
    }

    /** The row with the plain bytes of what is sealed, in base64. */
    Map<String, @Nullable Object> opened(String table, Map<String, @Nullable Object> row) {
        return replaced(table, row, (context, text) -> Base64.getEncoder()
                .encodeToString(vault.open(context, new Sealed(text))));
    }

    /** The row as this server stores it. */
    Map<String, @Nullable Object> sealed(String table, Map<String, @Nullable Object> row) {
        return replaced(table, row, (context, text) -> vault.seal(
                        context, Base64.getDecoder().decode(text))
                .text());
    }

    private static Map<String, @Nullable Object> replaced(
            String table, Map<String, @Nullable Object> row, BiFunction<String, String, String> change) {
        String column = COLUMNS.get(table);
        if (column == null || !(row.get(column) instanceof String text)) {
            return row;
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
        changed.put(column, change.apply(context(table, row), text));
        return changed;
    }

    /** As whoever made the row sealed it. */
    private static String context(String table, Map<String, @Nullable Object> row) {
        Object pool = row.get("pool_id");
        return switch (table) {
            case "up_client_secret" -> "client secret " + row.get("client_id");
            case "up_signing_key" -> "signing key " + pool + "/" + row.get("kid");
            case "up_certificate" -> "certificate key " + pool;
            case "up_identity_provider" -> "provider details " + pool + "/" + row.get("name");
            case "up_password" -> "srp verifier " + pool + "/" + row.get("sub");
            case "up_software_token" -> "software token " + pool + "/" + row.get("sub");
            case "up_device" -> "device verifier " + row.get("device_key");
            default -> throw new IllegalArgumentException("nothing is sealed in " + table);
        };
    }
}
