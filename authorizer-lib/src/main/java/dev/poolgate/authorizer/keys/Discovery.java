package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.StrictJson;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an issuer says of itself: OpenID Connect Discovery section 4, else RFC 8414 section 3. */
public final class Discovery {
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final HttpDocuments documents;

    public Discovery(HttpDocuments documents) {
        this.documents = documents;
    }

    /** @return a failure is a {@link KeyFetchException} */
    public CompletionStage<IssuerMetadata> metadata(TrustedIssuer issuer) {
        return documents
                .get(openIdAddress(issuer.issuer()), issuer.network())
                .handle((document, thrown) -> thrown != null && isStatus(thrown)
                        ? documents.get(oauthAddress(issuer.issuer()), issuer.network())
                        : asBefore(document, thrown))
                .thenCompose(Function.identity())
                .thenCompose(document -> read(document, issuer));
    }

    CompletionStage<URI> jwksUri(TrustedIssuer issuer) {
        return metadata(issuer).thenCompose(Discovery::addressOfKeys);
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

    private static CompletionStage<IssuerMetadata> read(byte[] document, TrustedIssuer issuer) {
        try {
            return CompletableFuture.completedStage(IssuerMetadata.of(issuer, StrictJson.object(document)));
        } catch (IOException e) {
            return CompletableFuture.failedStage(
                    new KeyFetchException(Reason.DOCUMENT, "the metadata document is not strict json", e));
        } catch (KeyFetchException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static CompletionStage<URI> addressOfKeys(IssuerMetadata metadata) {
        try {
            return CompletableFuture.completedStage(metadata.endpoint("jwks_uri"));
        } catch (KeyFetchException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
