package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Host} of a request in one spelling: lower case, without a trailing dot and without a default port, so that
 * one rule matches however the client wrote it. 80 and 443 both count as default, because in front of a gateway TLS
 * often ends elsewhere.
 */
record HostName(String value) {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]{0,253})|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{0,5}))?");

    /** Reads all values of the header; empty unless there is exactly one and it is an authority without user. */
    static Optional<HostName> of(List<String> values) {
        if (values.size() != 1) {
            return Optional.empty();
        }
        Matcher host = HOST.matcher(values.get(0));
        return host.matches() ? Optional.of(new HostName(spell(host))) : Optional.empty();
    }

    /** Name or address; the latter in brackets where it has colons. */
    String withoutPort() {
        int port = value.lastIndexOf(':');
        return port > value.lastIndexOf(']') ? value.substring(0, port) : value;
    }

    private static String spell(Matcher host) {
        String name = host.group(1).toLowerCase(Locale.ROOT);
        String dotless = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String port = host.group(2);
        return port == null || port.isEmpty() || port.equals("80") || port.equals("443")
                ? dotless
                : dotless + ':' + port;
    }
}
