package dev.poolgate.gateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.keys.Discovery;
import dev.poolgate.authorizer.keys.HttpDocuments;
import dev.poolgate.authorizer.keys.IssuerMetadata;
import dev.poolgate.authorizer.keys.KeyFetchException;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.keys.KeyThreads;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** The issuer as an app client has to do with it. Fetched from like keys: guarded, bounded, off the event loop. */
final class CodeIssuer implements AutoCloseable {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private final TrustedIssuer issuer;
    private final String clientId;
    private final Optional<String> authorization;
    private final String scope;
    private final KeyThreads threads = new KeyThreads();
    private final HttpDocuments documents;
    private final Mono<IssuerEndpoints> endpoints;

    /** @param properties with a client id */
    CodeIssuer(TrustedIssuer issuer, ConsoleProperties properties, KeySettings settings) {
        this.issuer = issuer;
        this.clientId = Objects.requireNonNull(properties.clientId());
        this.authorization = Optional.ofNullable(properties.clientSecret()).map(secret -> basic(clientId, secret));
        this.scope = String.join(" ", properties.scopes());
        this.documents = new HttpDocuments(settings, threads);
        Discovery discovery = new Discovery(documents);
        this.endpoints = Mono.defer(() -> Mono.fromCompletionStage(discovery.metadata(issuer)))
                .handle(CodeIssuer::described)
                .subscribeOn(Schedulers.boundedElastic())
                .cache(known -> KNOWN_FOR, failure -> settings.retryAfter(), () -> Duration.ZERO);
    }

    TrustedIssuer issuer() {
        return issuer;
    }

    String clientId() {
        return clientId;
    }

    /** Fetched once for all who ask meanwhile; a failure is a {@link KeyFetchException}. */
    Mono<IssuerEndpoints> endpoints() {
        return endpoints;
    }

    /**
     * Where the browser goes to sign in: RFC 6749 section 4.1.1, with RFC 7636 section 4.3.
     *
     * @param again whether to ask who it is even if the issuer knows, OpenID Connect Core section 3.1.2.1
     */
    URI authorization(PendingSignIn begun, boolean again) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", begun.redirect().toString());
        query.put("scope", scope);
        query.put("state", begun.state());
        query.put("nonce", begun.nonce());
        query.put("code_challenge", begun.challenge());
        query.put("code_challenge_method", "S256");
        if (again) {
            query.put("prompt", "login");
        }
        URI endpoint = begun.issuer().authorization();
        return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + form(query));
    }

    /**
     * RFC 6749 section 4.1.3. Nothing comes where the answer is no answer; a failure is a {@link KeyFetchException}.
     */
    Mono<TokenAnswer> redeem(PendingSignIn begun, String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", begun.redirect().toString());
        fields.put("client_id", clientId);
        fields.put("code_verifier", begun.verifier());
        return Mono.defer(() -> Mono.fromCompletionStage(
                        documents.post(begun.issuer().token(), issuer.network(), form(fields), authorization)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(answer -> Mono.justOrEmpty(TokenAnswer.read(answer)));
    }

    @Override
    public void close() {
        threads.close();
    }

    private static void described(IssuerMetadata metadata, SynchronousSink<IssuerEndpoints> sink) {
        try {
            sink.next(IssuerEndpoints.of(metadata));
        } catch (KeyFetchException e) {
            sink.error(e);
        }
    }

    /** RFC 6749 section 2.3.1: both are encoded as in a form before they become a header. */
    private static String basic(String clientId, String secret) {
        String pair = encoded(clientId) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
