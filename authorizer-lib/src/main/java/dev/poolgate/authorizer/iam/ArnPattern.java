package dev.poolgate.authorizer.iam;

import java.util.List;

/**
 * Matches ARNs part by part: a wildcard in one of the first five parts does not reach over a colon, one in the last
 * reaches over colons and slashes alike.
 */
final class ArnPattern {
    private static final int SERVICE = 2;

    private final String written;
    private final PolicyText whole;
    private final List<PolicyText> parts;

    private ArnPattern(String written, PolicyText whole, List<PolicyText> parts) {
        this.written = written;
        this.whole = whole;
        this.parts = parts;
    }

    /** An ARN, {@code *}, or a variable that stands for an ARN. */
    static ArnPattern parse(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        PolicyText whole = PolicyTextParser.wild(part, version);
        List<PolicyText> parts = whole.split(':', Arn.PARTS);
        if (whole.isAnything() || (whole.startsWithVariable() && parts.size() == 1)) {
            return new ArnPattern(part.scalar(), whole, List.of());
        }
        if (parts.size() < Arn.PARTS || !part.scalar().startsWith("arn:")) {
            throw part.malformed("is not an arn");
        }
        return new ArnPattern(part.scalar(), whole, parts);
    }

    /** As {@link #parse}, for what a statement acts on: the service must be given. */
    static ArnPattern ofResource(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        part.text();
        ArnPattern pattern = parse(part, version);
        if (!pattern.parts.isEmpty() && pattern.parts.get(SERVICE).hasWildcards()) {
            throw part.malformed("has a wildcard for its service");
        }
        return pattern;
    }

    boolean matches(Arn arn, IamContext context) {
        if (parts.isEmpty()) {
            return whole.matches(arn.text(), context);
        }
        return arn.isComplete() && matchesParts(arn, context);
    }

    /** From the last part to the first, as that is where they differ. */
    private boolean matchesParts(Arn arn, IamContext context) {
        for (int i = Arn.PARTS - 1; i >= 0; i--) {
            if (!parts.get(i).matches(arn.text(), arn.start(i), arn.end(i), context)) {
                return false;
            }
        }
        return true;
    }

    boolean isAnything() {
        return parts.isEmpty() && whole.isAnything();
    }

    boolean isResolvable(IamContext context) {
        return whole.isResolvable(context);
    }

    /** As the policy has it. */
    String written() {
        return written;
    }
}
