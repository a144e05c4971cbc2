package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.StrictJson;
import dev.poolgate.authorizer.token.VerificationKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a JWK set, RFC 7517 section 5. One odd entry is left out and counted, and never costs the others (S7). */
final class JwkSetParser {
    private final List<VerificationKey> usable = new ArrayList<>();
    private final Map<IgnoredKey, Long> ignored = new EnumMap<>(IgnoredKey.class);

    private JwkSetParser() {}

    static PublishedKeys parse(byte[] document) throws KeyFetchException {
        JwkSetParser parser = new JwkSetParser();
        entries(document).forEach(parser::add);
        return parser.withoutAmbiguous();
    }

    private static List<?> entries(byte[] document) throws KeyFetchException {
        try {
            if (StrictJson.object(document).get("keys") instanceof List<?> entries) {
                return entries;
            }
        } catch (IOException e) {
            throw new KeyFetchException(KeyFetchException.Reason.DOCUMENT, "the jwk set is not strict json", e);
        }
        throw new KeyFetchException(KeyFetchException.Reason.DOCUMENT, "the jwk set has no array `keys`");
    }

    private void add(Object entry) {
        try {
            usable.add(JwkReader.read(entry));
        } catch (UnusableKey e) {
            ignored.merge(e.reason(), 1L, Long::sum);
        }
    }

    private PublishedKeys withoutAmbiguous() {
        Set<String> seen = new HashSet<>();
        Set<String> shared = usable.stream()
                .flatMap(key -> key.id().stream())
                .filter(id -> !seen.add(id))
                .collect(Collectors.toSet());
        List<VerificationKey> clear = usable.stream()
                .filter(key -> key.id().filter(shared::contains).isEmpty())
                .toList();
        if (clear.size() < usable.size()) {
            ignored.put(IgnoredKey.AMBIGUOUS, (long) (usable.size() - clear.size()));
        }
        return PublishedKeys.of(clear, ignored);
    }
}
