package dev.poolgate.authorizer.iam;

import org.jspecify.annotations.Nullable;

/** Of the policy language. A document that does not say has the first. */
enum PolicyVersion {
    /** Has no variables: {@code ${aws:username}} is those very characters. */
    FIRST("2008-10-17"),
    CURRENT("2012-10-17");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    static PolicyVersion read(@Nullable DocumentPart part) throws MalformedPolicyException {
        if (part == null) {
            return FIRST;
        }
        for (PolicyVersion version : values()) {
            if (version.text.equals(part.text())) {
                return version;
            }
        }
        throw part.malformed("is neither `2012-10-17` nor `2008-10-17`");
    }

    boolean hasVariables() {
        return this == CURRENT;
    }
}
