package dev.poolgate.server.data;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the whole server shares.
 *
 * @param data the directory of keys, database and demo values; owner-only
 * @param region where the pools are, unless a call's credential scope says otherwise
 * @param accountId twelve digits, for ARNs
 * @param previousMasterKeys files of keys that were {@code master.key} before, newest first: what is sealed under them
 *     still opens
 */
@ConfigurationProperties("poolgate")
public record ServerSettings(
        @DefaultValue(".poolgate") Path data,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("000000000000") String accountId,
        @DefaultValue List<Path> previousMasterKeys) {

    public ServerSettings {
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("`poolgate.account-id` must be twelve digits, not `" + accountId + "`");
        }
    }
}
