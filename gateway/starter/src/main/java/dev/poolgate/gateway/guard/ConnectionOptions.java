package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Reduces {@code Connection}, RFC 9110 section 7.6.1, to what concerns this connection. A name in it tells the next
 * hop, and the gateway's own hop-by-hop filter, to delete that header: a client could delete what filters set.
 */
final class ConnectionOptions {
    private static final Set<String> KEPT = Set.of("close", "keep-alive", "upgrade");

    private ConnectionOptions() {}

    static void reduce(HttpHeaders headers) {
        boolean webSocket = isWebSocket(headers);
        if (!webSocket) {
            headers.remove(HttpHeaders.UPGRADE);
        }
        List<String> options = headers.getConnection().stream()
                .map(option -> option.strip().toLowerCase(Locale.ROOT))
                .filter(option -> KEPT.contains(option) && (webSocket || !option.equals("upgrade")))
                .distinct()
                .toList();
        headers.remove(HttpHeaders.CONNECTION);
        if (!options.isEmpty()) {
            headers.setConnection(options);
        }
    }

    /** The only protocol to change to: {@code h2c} would open a tunnel that no filter sees. */
    private static boolean isWebSocket(HttpHeaders headers) {
        List<String> upgrade = headers.getOrEmpty(HttpHeaders.UPGRADE);
        return upgrade.size() == 1 && upgrade.get(0).strip().equalsIgnoreCase("websocket");
    }
}
