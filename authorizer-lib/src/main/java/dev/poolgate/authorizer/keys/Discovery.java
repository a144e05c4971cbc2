package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.StrictJson;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds {@code jwks_uri} in an issuer's metadata: OpenID Connect Discovery section 4, else RFC 8414 section 3. */
final class Discovery {
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final HttpDocuments documents;

    Discovery(HttpDocuments documents) {
        this.documents = documents;
    }

    CompletionStage<URI> jwksUri(TrustedIssuer issuer, KeySource.Discovery source) {
        return documents
                .get(openIdAddress(issuer.issuer()), issuer.network())
                .handle((document, thrown) -> thrown != null && isStatus(thrown)
                        ? documents.get(oauthAddress(issuer.issuer()), issuer.network())
                        : asBefore(document, thrown))
                .thenCompose(Function.identity())
                .thenApply(document -> read(document, issuer, source));
    }

    private static CompletionStage<byte[]> asBefore(byte[] document, @Nullable Throwable thrown) {
        return thrown == null ? CompletableFuture.completedStage(document) : CompletableFuture.failedStage(thrown);
    }

    /** The well-known path is appended to the issuer's. */
    static URI openIdAddress(String issuer) {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + OPENID);
    }

    /** The well-known path is put between host and the issuer's path. */
    static URI oauthAddress(String issuer) {
        URI uri = URI.create(issuer);
        String path = uri.getRawPath().equals("/") ? "" : uri.getRawPath();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + OAUTH + path);
    }

    private static boolean isStatus(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof KeyFetchException known && known.reason() == Reason.STATUS;
    }

    private static URI read(byte[] document, TrustedIssuer issuer, KeySource.Discovery source) {
        try {
            Map<String, @Nullable Object> metadata = StrictJson.object(document);
            checkIssuer(metadata.get("issuer"), issuer);
            return checkedUri(metadata.get("jwks_uri"), issuer, source);
        } catch (IOException e) {
            throw new CompletionException(
                    new KeyFetchException(Reason.DOCUMENT, "the metadata document is not strict json", e));
        } catch (KeyFetchException e) {
            throw new CompletionException(e);
        }
    }

    /** RFC 8414 section 3.3: identical, or the whole document must not be used (S27). */
    private static void checkIssuer(@Nullable Object claimed, TrustedIssuer issuer) throws KeyFetchException {
        if (!issuer.issuer().equals(claimed)) {
            throw new KeyFetchException(
                    Reason.ISSUER_MISMATCH, "the metadata names another issuer than `" + issuer.issuer() + "`");
        }
    }

    private static URI checkedUri(@Nullable Object claimed, TrustedIssuer issuer, KeySource.Discovery source)
            throws KeyFetchException {
        if (!(claimed instanceof String text)) {
            throw new KeyFetchException(Reason.DOCUMENT, "the metadata has no `jwks_uri`");
        }
        try {
            URI uri = new URI(text);
            String own = URI.create(issuer.issuer()).getHost();
            if (Stream.concat(Stream.of(own), source.hosts().stream())
                    .anyMatch(host -> host.equalsIgnoreCase(uri.getHost()))) {
                return uri;
            }
            throw new KeyFetchException(
                    Reason.FORBIDDEN_ADDRESS, "`jwks_uri` is at a host that is neither the issuer's nor configured");
        } catch (URISyntaxException e) {
            throw new KeyFetchException(Reason.DOCUMENT, "`jwks_uri` is not a uri", e);
        }
    }
}
