package dev.poolgate.gateway.config;

import dev.poolgate.authorizer.keys.KeySettings;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the keys of issuers age and how they are fetched.
 *
 * @param refreshAfter age at which keys are fetched again, in the background
 * @param maxAge age at which a request no longer uses them without a fetch; a removed key verifies no longer than this
 * @param staleOnError how long past {@code max-age} they are used while every fetch fails
 * @param retryAfter shortest time between a failed fetch and the next
 * @param unknownKeyWindow shortest time between two fetches that an unknown {@code kid} causes
 * @param breakerWait how long nothing is tried once fetches failed in a row
 * @param connectTimeout for a connection
 * @param fetchTimeout for a whole document, from start to last byte
 * @param maxSize largest document, after decompression
 */
public record KeyProperties(
        @DefaultValue("5m") Duration refreshAfter,
        @DefaultValue("15m") Duration maxAge,
        @DefaultValue("1h") Duration staleOnError,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("30s") Duration unknownKeyWindow,
        @DefaultValue("15s") Duration breakerWait,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration fetchTimeout,
        @DefaultValue("256KB") DataSize maxSize) {

    public KeySettings settings() {
        return new KeySettings(
                refreshAfter,
                maxAge,
                staleOnError,
                retryAfter,
                unknownKeyWindow,
                breakerWait,
                connectTimeout,
                fetchTimeout,
                Math.toIntExact(maxSize.toBytes()));
    }
}
