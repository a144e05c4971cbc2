package dev.poolgate.authorizer.iam;

/** {@code Resource} or {@code NotResource} of a statement. */
record Resources(Patterns<ArnPattern> patterns) {

    static Resources read(DocumentPart statement, PolicyVersion version) throws MalformedPolicyException {
        return new Resources(
                Patterns.read(statement, "Resource", Patterns.each(part -> ArnPattern.ofResource(part, version))));
    }

    /** @param allows the effect of the statement, for what its exceptions are where a variable has no value */
    boolean cover(Question question, boolean allows) {
        if (patterns.negated() && allows && !areResolvable(question)) {
            return false;
        }
        for (ArnPattern pattern : patterns.listed()) {
            if (pattern.matches(question.resource(), question.context())) {
                return !patterns.negated();
            }
        }
        return patterns.negated();
    }

    private boolean areResolvable(Question question) {
        for (ArnPattern pattern : patterns.listed()) {
            if (!pattern.isResolvable(question.context())) {
                return false;
            }
        }
        return true;
    }

    boolean hasAnything() {
        return patterns.listed().stream().anyMatch(ArnPattern::isAnything);
    }
}
