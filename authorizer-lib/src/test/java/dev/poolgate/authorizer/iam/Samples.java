package dev.poolgate.authorizer.iam;

import java.util.List;

/** Policies of one statement, for tests that are about a part of it. */
final class Samples {
    static final String VERSION = "2012-10-17";
    static final String OLD_VERSION = "2008-10-17";

    private Samples() {}

    /** JSON with apostrophes for quotes. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    static IamPolicy policy(String statements) throws MalformedPolicyException {
        return IamPolicy.parse("p", "{\"Version\":\"" + VERSION + "\",\"Statement\":[" + statements + "]}");
    }

    static TrustPolicy trust(String statements) throws MalformedPolicyException {
        return TrustPolicy.parse("{\"Version\":\"" + VERSION + "\",\"Statement\":[" + statements + "]}");
    }

    /** Allows everything under this condition. */
    static Permissions under(String condition) throws MalformedPolicyException {
        return Permissions.of(List.of(
                policy("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":" + condition + "}")));
    }

    /** Whether a condition of this operator with these values, JSON, holds on the key {@code t:k}. */
    static boolean holds(String operator, String values, IamContext context) throws MalformedPolicyException {
        return under("{\"" + operator + "\":{\"t:k\":" + values + "}}")
                .decide(new IamRequest("s3:GetObject", "arn:aws:s3:::b/k", context))
                .allowed();
    }

    /** Whether a resource of a policy matches one of a request. */
    static boolean reaches(String version, String pattern, String resource, IamContext context)
            throws MalformedPolicyException {
        String json = "{\"Version\":\"" + version + "\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                + "\"Resource\":\"" + pattern + "\"}}";
        return Permissions.of(List.of(IamPolicy.parse("p", json)))
                .decide(new IamRequest("s3:GetObject", resource, context))
                .allowed();
    }
}
