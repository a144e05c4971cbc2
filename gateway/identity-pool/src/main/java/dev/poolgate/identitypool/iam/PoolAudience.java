package dev.poolgate.identitypool.iam;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a trust policy lets in the users of any identity pool whatsoever, of other accounts too. IAM takes no such
 * policy since August 2025.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Role trust
 *     and permissions</a>
 */
final class PoolAudience {
    private static final String COGNITO = "cognito-identity.amazonaws.com";
    private static final String AUDIENCE = COGNITO + ":aud";

    /** Those that hold only where the key is there and has the value: neither negated nor {@code IfExists}. */
    private static final Set<String> DEMANDING = Set.of("stringequals", "stringequalsignorecase", "stringlike");

    private static final JsonMapper JSON = new JsonMapper();

    private PoolAudience() {}

    /** @param document that has been found to be a policy */
    static boolean missing(String document) {
        return each(JSON.readTree(document).path("Statement"))
                .filter(statement -> "Allow".equals(statement.path("Effect").asString("")))
                .filter(statement -> trustsCognito(statement.path("Principal")))
                .anyMatch(statement -> !demandsAudience(statement.path("Condition")));
    }

    private static boolean trustsCognito(JsonNode principal) {
        return Stream.concat(each(principal), each(principal.path("Federated")))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .anyMatch(name -> name.equals("*") || name.equals(COGNITO));
    }

    private static boolean demandsAudience(JsonNode condition) {
        return condition.properties().stream()
                .filter(operator -> DEMANDING.contains(plain(operator.getKey())))
                .flatMap(operator -> operator.getValue().properties().stream())
                .filter(key -> key.getKey().equalsIgnoreCase(AUDIENCE))
                .anyMatch(key -> each(key.getValue()).noneMatch(PoolAudience::anything));
    }

    /** {@code ForAnyValue} needs a value to be there; {@code ForAllValues} is content without one. */
    private static String plain(String operator) {
        String folded = operator.toLowerCase(Locale.ROOT);
        return folded.startsWith("foranyvalue:") ? folded.substring("foranyvalue:".length()) : folded;
    }

    private static boolean anything(JsonNode value) {
        return value.asString("").matches("[*?]*");
    }

    private static Stream<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    }
}
