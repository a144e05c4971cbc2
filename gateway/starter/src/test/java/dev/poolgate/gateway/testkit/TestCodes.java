package dev.poolgate.gateway.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of an issuer that signs people in by code: what a browser was sent with at one end it holds against what an
 * app client says at the other. A code is good once.
 */
public final class TestCodes {
    /** Of the only app client that has one. */
    public static final String SECRET = "s3cret:with +signs";

    private final TestIssuer issuer;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile Consumer<JWTClaimsSet.Builder> idTokens = claims -> {};
    private volatile BiFunction<Integer, String, Reply> reply = Reply::new;
    private volatile @Nullable String authorization;

    TestCodes(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /** An answer of the token endpoint. */
    public record Reply(int status, String body) {}

    private record Grant(Map<String, String> asked, String subject, List<String> groups) {}

    /** Somebody says yes to what the browser came with. */
    public String grant(URI authorization, String subject, String... groups) {
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(parsed(authorization.getRawQuery()), subject, List.of(groups)));
        return code;
    }

    /** From now on ID tokens are made otherwise. */
    public void idTokens(Consumer<JWTClaimsSet.Builder> change) {
        idTokens = change;
    }

    /** From now on the token endpoint answers otherwise. */
    public void replies(BiFunction<Integer, String, Reply> change) {
        reply = change;
    }

    /** How the app client authenticated last. */
    public @Nullable String authorization() {
        return authorization;
    }

    /** As it was. */
    public void reset() {
        idTokens = claims -> {};
        reply = Reply::new;
    }

    Reply redeem(String form, @Nullable String header) {
        authorization = header;
        Map<String, String> said = parsed(form);
        Grant grant = grants.remove(said.getOrDefault("code", ""));
        boolean good = grant != null
                && "authorization_code".equals(said.get("grant_type"))
                && Objects.equals(grant.asked().get("redirect_uri"), said.get("redirect_uri"))
                && Objects.equals(grant.asked().get("client_id"), said.get("client_id"))
                && "S256".equals(grant.asked().get("code_challenge_method"))
                && Objects.equals(
                        grant.asked().get("code_challenge"), challenge(said.getOrDefault("code_verifier", "")));
        return good
                ? reply.apply(200, tokens(Objects.requireNonNull(grant)))
                : reply.apply(400, "{\"error\":\"invalid_grant\",\"error_description\":\"<b>no</b>\"}");
    }

    private String tokens(Grant grant) {
        Instant now = Instant.now();
        String id = issuer.token(grant.subject(), claims -> {
            claims.claim("token_use", "id")
                    .claim("client_id", null)
                    .claim("scope", null)
                    .claim("cognito:groups", grant.groups())
                    .claim("nonce", grant.asked().get("nonce"))
                    .audience(grant.asked().get("client_id"))
                    .expirationTime(Date.from(now.plusSeconds(300)));
            idTokens.accept(claims);
        });
        return "{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"id_token\":\"%s\",\"expires_in\":300}"
                .formatted(issuer.token(grant.subject(), grant.groups().toArray(String[]::new)), id);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names and values of a query or a form. */
    public static Map<String, String> parsed(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]),
                        pair -> pair.length == 2 ? decoded(pair[1]) : "",
                        (one, other) -> one,
                        HashMap::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
