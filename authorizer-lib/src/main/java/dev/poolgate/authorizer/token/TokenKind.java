package dev.poolgate.authorizer.token;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells access tokens from ID tokens (S20). A token of neither kind is no bearer token for a request. */
final class TokenKind {
    private static final String ACCESS_TOKEN_TYPE = "at+jwt";
    private static final String MEDIA_TYPE_PREFIX = "application/";
    private static final Set<String> MARKS_OF_ID_TOKEN = Set.of("nonce", "at_hash", "c_hash");

    private TokenKind() {}

    static Optional<TokenUse> of(JwsHeader header, TokenClaims claims, Profile profile) {
        String type = typeOf(header.type());
        // RFC 8725 section 3.11: a type of its own, say `logout+jwt`, says that it is meant for something else
        if (!type.equals("jwt") && !type.equals(ACCESS_TOKEN_TYPE)) {
            return Optional.empty();
        }
        return profile == Profile.COGNITO ? cognito(claims) : oauth(type, claims);
    }

    /** RFC 7515 section 4.1.9: a media type, in any case, whose prefix may be left out. */
    private static String typeOf(@Nullable String header) {
        String type = header == null ? "jwt" : header.toLowerCase(Locale.ROOT);
        return type.startsWith(MEDIA_TYPE_PREFIX) ? type.substring(MEDIA_TYPE_PREFIX.length()) : type;
    }

    private static Optional<TokenUse> cognito(TokenClaims claims) {
        return switch (claims.use().orElse("")) {
            case "access" -> Optional.of(TokenUse.ACCESS);
            case "id" -> Optional.of(TokenUse.ID);
            default -> Optional.empty();
        };
    }

    private static Optional<TokenUse> oauth(String type, TokenClaims claims) {
        if (type.equals(ACCESS_TOKEN_TYPE)) {
            return Optional.of(TokenUse.ACCESS);
        }
        if (MARKS_OF_ID_TOKEN.stream().anyMatch(claims.all()::containsKey)) {
            return Optional.of(TokenUse.ID);
        }
        boolean scoped = claims.all().containsKey("scope") || claims.all().containsKey("scp");
        // an ID token has its client among the audiences, OpenID Connect Core section 2
        return scoped
                ? Optional.of(TokenUse.ACCESS)
                : claims.audiences().isEmpty() ? Optional.empty() : Optional.of(TokenUse.ID);
    }
}
