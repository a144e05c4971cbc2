package dev.poolgate.gateway.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The page for administrators. It needs a management port of its own.
 *
 * @param enabled whether there is one
 * @param issuer the configured name of the issuer whose tokens open it
 * @param group the group whose members may
 * @param session longest time until one has to sign in again; the token's expiry ends it before
 * @param clientId the app client that the page signs in at; without one a token has to be pasted
 * @param clientSecret of that client, sent to the issuer's token endpoint by HTTP Basic, RFC 6749 section 2.3.1
 * @param scopes asked for by the authorization code flow, {@code openid} among them
 * @param origin scheme, host and port by which browsers reach the page, where a proxy is in front; as in the request
 *     otherwise
 * @param poolEndpoint where a user pool answers AWS's JSON protocol, for an issuer without pages of its own; the page
 *     then asks for name and password itself
 */
public record ConsoleProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable String issuer,
        @DefaultValue("admins") String group,
        @DefaultValue("1h") Duration session,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("openid") List<String> scopes,
        @Nullable URI origin,
        @Nullable URI poolEndpoint) {
    /** What stands in a source list of a content security policy as it is, CSP level 3 section 2.3.1. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+(?<path>/[A-Za-z0-9/._~-]*)?");

    public ConsoleProperties {
        Assert.hasText(group, "`poolgate.console.group` must be a group");
        Assert.isTrue(
                !session.isNegative() && !session.isZero(),
                () -> "`poolgate.console.session` cannot be `" + session + "`");
        scopes = List.copyOf(scopes);
        Assert.isTrue(scopes.contains("openid"), "`poolgate.console.scopes` must have `openid` among them");
        Assert.isTrue(
                origin == null || (isAddress(origin) && origin.getRawPath().isEmpty()),
                () -> "`poolgate.console.origin` must be scheme, host and port, not `" + origin + "`");
        Assert.isTrue(
                poolEndpoint == null || isAddress(poolEndpoint),
                () -> "`poolgate.console.pool-endpoint` must be a plain http or https address, not `" + poolEndpoint
                        + "`");
    }

    /** Whether people sign in at the issuer's own pages, by a code that the gateway redeems. */
    boolean signsInByCode() {
        return clientId != null && poolEndpoint == null;
    }

    /** What is set and cannot have an effect, for want of a client or because browsers sign in without the gateway. */
    public List<String> uselessKeys() {
        return Stream.of(
                        clientId == null && poolEndpoint != null ? "pool-endpoint" : "",
                        !signsInByCode() && clientSecret != null ? "client-secret" : "",
                        !signsInByCode() && origin != null ? "origin" : "")
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static boolean isAddress(URI uri) {
        return uri.getHost() != null && ADDRESS.matcher(uri.toString()).matches();
    }

    @Override
    public String toString() {
        return "ConsoleProperties[enabled=" + enabled + ", issuer=" + issuer + ", group=" + group + "]";
    }
}
