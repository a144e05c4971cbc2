package dev.poolgate.gateway.openapi;

import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.servers.ServerVariable;
import io.swagger.v3.oas.models.servers.ServerVariables;
import java.net.URI;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a server, which stands before those of the document. */
final class BasePath {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    private BasePath() {}

    /** @throws IllegalArgumentException where its URL is none, or has a variable without a default */
    static String of(Server server) {
        String url = VARIABLE.matcher(server.getUrl()).replaceAll(variable -> value(server, variable));
        return trimmed(Optional.ofNullable(URI.create(url).getRawPath()).orElse(""));
    }

    /** Without a slash at the end, and with one at the beginning where there is anything. */
    static String trimmed(String path) {
        String open = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return open.isEmpty() || open.startsWith("/") ? open : "/" + open;
    }

    private static String value(Server server, MatchResult variable) {
        return Matcher.quoteReplacement(Optional.ofNullable(server.getVariables())
                .map((ServerVariables variables) -> variables.get(variable.group(1)))
                .map(ServerVariable::getDefault)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the server variable `" + variable.group(1) + "` has no default; set `base-path`")));
    }
}
