package dev.poolgate.identitypool.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an input fails of the service model's constraints, so that one answer names all of it. An absent member
 * passes everything but {@link #present}. Values are never repeated: some are secret.
 */
final class Constraints {
    private final List<String> failures = new ArrayList<>();

    Constraints present(String member, @Nullable Object value) {
        return that(value != null, member, "Member must not be null");
    }

    Constraints text(String member, @Nullable String value, int most) {
        return text(member, value, 1, most);
    }

    Constraints text(String member, @Nullable String value, int least, int most) {
        int length = value == null ? least : value.length();
        return that(length >= least, member, "Member must have length greater than or equal to " + least)
                .that(length <= most, member, "Member must have length less than or equal to " + most);
    }

    Constraints pattern(String member, @Nullable String value, Pattern pattern) {
        boolean matches = value == null || pattern.matcher(value).matches();
        return that(matches, member, "Member must satisfy regular expression pattern: " + pattern);
    }

    Constraints range(String member, @Nullable Integer value, int least, int most) {
        boolean within = value == null || (value >= least && value <= most);
        return that(within, member, "Member must be between " + least + " and " + most);
    }

    Constraints size(String member, @Nullable Collection<?> value, int least, int most) {
        boolean within = value == null || (value.size() >= least && value.size() <= most);
        return that(within, member, "Member must have between " + least + " and " + most + " entries");
    }

    Constraints size(String member, @Nullable Map<?, ?> value, int most) {
        return size(member, value == null ? null : value.keySet(), 0, most);
    }

    Constraints that(boolean holds, String member, String constraint) {
        if (!holds) {
            failures.add("Value at '" + member + "' failed to satisfy constraint: " + constraint);
        }
        return this;
    }

    /** @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where anything failed */
    void check() {
        if (!failures.isEmpty()) {
            String errors = failures.size() == 1 ? " validation error detected: " : " validation errors detected: ";
            throw Refusals.invalid(failures.size() + errors + String.join("; ", failures));
        }
    }
}
