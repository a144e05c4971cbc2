package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fetches from wherever the issuer's {@link KeySource} says. */
public final class ConfiguredJwksFetcher implements JwksFetcher {
    private final HttpDocuments documents;
    private final Discovery discovery;
    private final int maxBytes;

    public ConfiguredJwksFetcher(KeySettings settings, KeyThreads threads) {
        this.documents = new HttpDocuments(settings, threads.executor());
        this.discovery = new Discovery(documents);
        this.maxBytes = settings.maxBytes();
    }

    @Override
    public CompletionStage<byte[]> fetch(TrustedIssuer issuer) {
        KeySource source = issuer.keys();
        if (source instanceof KeySource.Discovery) {
            return discovery.jwksUri(issuer).thenCompose(uri -> documents.get(uri, issuer.network()));
        }
        if (source instanceof KeySource.JwksUri known) {
            return documents.get(known.uri(), issuer.network());
        }
        if (source instanceof KeySource.JwksFile file) {
            return read(file.path());
        }
        return CompletableFuture.completedStage(
                ((KeySource.Inline) source).jwks().getBytes(StandardCharsets.UTF_8));
    }

    private CompletionStage<byte[]> read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] document = in.readNBytes(maxBytes + 1);
            return document.length <= maxBytes
                    ? CompletableFuture.completedStage(document)
                    : CompletableFuture.failedStage(
                            new KeyFetchException(Reason.TOO_LARGE, "file `" + path + "` is too large"));
        } catch (IOException e) {
            return CompletableFuture.failedStage(
                    new KeyFetchException(Reason.UNREACHABLE, "file `" + path + "` cannot be read", e));
        }
    }
}
