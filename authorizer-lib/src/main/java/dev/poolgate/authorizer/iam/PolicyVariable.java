package dev.poolgate.authorizer.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a policy for a value of the request: {@code ${key}} or {@code ${key, 'otherwise'}}.
 *
 * @param key a condition key, in lower case
 * @param otherwise what stands for a key that the request does not have
 */
record PolicyVariable(String key, Optional<String> otherwise) {

    PolicyVariable {
        key = key.toLowerCase(Locale.ROOT);
    }

    /** Null where there is nothing to put here; a key of several values is as good as none. */
    @Nullable
    String resolve(IamContext context) {
        List<String> values = context.values(key);
        if (values.isEmpty()) {
            return otherwise.orElse(null);
        }
        return values.size() == 1 ? values.get(0) : null;
    }
}
