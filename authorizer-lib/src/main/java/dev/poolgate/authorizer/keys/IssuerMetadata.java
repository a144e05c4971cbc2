package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metadata of an issuer (RFC 8414 section 2), which are its own and lead nowhere but to its hosts. */
public final class IssuerMetadata {
    private final Map<String, @Nullable Object> members;
    private final NetworkAccess network;
    private final String ownHost;
    private final Set<String> moreHosts;

    private IssuerMetadata(TrustedIssuer issuer, Map<String, @Nullable Object> members) {
        this.members = members;
        this.network = issuer.network();
        this.ownHost = URI.create(issuer.issuer()).getHost();
        this.moreHosts = issuer.keys() instanceof KeySource.Discovery discovered ? discovered.hosts() : Set.of();
    }

    /** RFC 8414 section 3.3: the issuer identical, or the whole document must not be used (S27). */
    static IssuerMetadata of(TrustedIssuer issuer, Map<String, @Nullable Object> members) throws KeyFetchException {
        if (!issuer.issuer().equals(members.get("issuer"))) {
            throw new KeyFetchException(
                    Reason.ISSUER_MISMATCH, "the metadata names another issuer than `" + issuer.issuer() + "`");
        }
        return new IssuerMetadata(issuer, members);
    }

    /**
     * An address among the metadata.
     *
     * @throws KeyFetchException where there is none, or it is neither at the issuer's host nor at a configured one, or
     *     over plain http without the waiver
     */
    public URI endpoint(String name) throws KeyFetchException {
        if (!(members.get(name) instanceof String text)) {
            throw new KeyFetchException(Reason.DOCUMENT, "the metadata has no `" + name + "`");
        }
        URI uri = parsed(name, text);
        if (!isKnown(uri.getHost())) {
            throw new KeyFetchException(
                    Reason.FORBIDDEN_ADDRESS,
                    "`" + name + "` is at a host that is neither the issuer's nor configured");
        }
        if (!AddressRules.allowsScheme(uri, network)) {
            throw new KeyFetchException(
                    Reason.FORBIDDEN_ADDRESS, "`" + name + "` has a scheme that `" + network + "` forbids");
        }
        return uri;
    }

    /** Whether it says that it does something; it does not where it says nothing. */
    public boolean says(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    private boolean isKnown(@Nullable String host) {
        return ownHost.equalsIgnoreCase(host) || moreHosts.stream().anyMatch(known -> known.equalsIgnoreCase(host));
    }

    private static URI parsed(String name, String text) throws KeyFetchException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new KeyFetchException(Reason.DOCUMENT, "`" + name + "` is not a uri", e);
        }
    }
}
