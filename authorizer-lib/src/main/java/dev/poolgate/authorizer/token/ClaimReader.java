package dev.poolgate.authorizer.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads claims with their types, and refuses a wrong type instead of guessing. */
final class ClaimReader {
    /** 9999-12-31T23:59:59Z, beyond which a NumericDate is an overflow or a mistake (S16). */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final double MILLIS = 1000;

    private final Map<String, Object> claims;

    ClaimReader(Map<String, Object> claims) {
        this.claims = claims;
    }

    Optional<String> text(String name) throws MalformedClaim {
        Object value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new MalformedClaim(name);
    }

    String requiredText(String name) throws MalformedClaim {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> new MalformedClaim(name));
    }

    /** A NumericDate, RFC 7519 section 2: seconds since the epoch, possibly with a fraction. */
    Optional<Instant> date(String name) throws MalformedClaim {
        Object value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= LAST_SECOND) {
            return Optional.of(Instant.ofEpochMilli((long) Math.floor(number.doubleValue() * MILLIS)));
        }
        throw new MalformedClaim(name);
    }

    Instant requiredDate(String name) throws MalformedClaim {
        return date(name).orElseThrow(() -> new MalformedClaim(name));
    }

    /** One text, or an array of them, as {@code aud} may be (RFC 7519 section 4.1.3). */
    List<String> texts(String name) throws MalformedClaim {
        return asTexts(name, claims.get(name));
    }

    /** @param pointer a claim's name, or after a slash a JSON Pointer (RFC 6901) into nested claims */
    Set<String> textsAt(String pointer) throws MalformedClaim {
        Object value = pointer.startsWith("/") ? JsonPointer.find(claims, pointer) : claims.get(pointer);
        return new LinkedHashSet<>(asTexts(pointer, value));
    }

    /**
     * Scope tokens of {@code scope} or {@code scp}, RFC 6749 section 3.3: text with spaces between them, or the array
     * that some issuers write.
     */
    Set<String> scopes() throws MalformedClaim {
        Set<String> scopes = new LinkedHashSet<>();
        for (String part : texts(claims.containsKey("scope") ? "scope" : "scp")) {
            scopes.addAll(List.of(part.split(" ", -1)));
        }
        scopes.remove("");
        return scopes;
    }

    private static List<String> asTexts(String name, @Nullable Object value) throws MalformedClaim {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> items)) {
            throw new MalformedClaim(name);
        }
        List<String> texts = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw new MalformedClaim(name);
            }
            texts.add(text);
        }
        return texts;
    }
}
