package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.session.AssumedRole;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Constraints of the model's shapes that several operations share. */
final class Shapes {
    static final int MAX_PAGE = 60;
    private static final int MAX_NAME = 128;
    private static final int MAX_ID = 55;
    private static final int MAX_LOGINS = 10;
    private static final int MAX_TOKEN = 50_000;
    private static final int MAX_ARN = 2048;
    private static final Pattern ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");

    private Shapes() {}

    static void id(Constraints constraints, String member, @Nullable String value) {
        constraints.present(member, value).text(member, value, MAX_ID).pattern(member, value, ID);
    }

    /** The same for an operation that checks nothing else. */
    static String requireId(String member, @Nullable String value) {
        Constraints constraints = new Constraints();
        id(constraints, member, value);
        constraints.check();
        return Objects.requireNonNull(value);
    }

    static void providerName(Constraints constraints, String member, @Nullable String value) {
        constraints.present(member, value).text(member, value, MAX_NAME);
    }

    static void page(Constraints constraints, @Nullable Integer maxResults) {
        constraints.present("maxResults", maxResults).range("maxResults", maxResults, 1, MAX_PAGE);
    }

    static void logins(Constraints constraints, Map<String, String> logins) {
        constraints.size("logins", logins, MAX_LOGINS);
        logins.forEach((provider, token) -> {
            providerName(constraints, "logins", provider);
            constraints.text("logins", token, MAX_TOKEN);
        });
    }

    /** AWS asks for any ARN of 20 to 2048 characters; only that of a role can ever be assumed, so we ask for that. */
    static void roleArn(Constraints constraints, String member, @Nullable String value) {
        constraints
                .text(member, value, 20, MAX_ARN)
                .that(value == null || AssumedRole.isRoleArn(value), member, "Member must be the ARN of a role");
    }
}
