package dev.poolgate.authorizer.iam;

/**
 * An operator with what may stand around it: {@code ForAnyValue:StringLikeIfExists}.
 *
 * @param ifExists whether an absent key satisfies it
 */
record ConditionOperator(Quantifier quantifier, Operator operator, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";

    /** How many of a key's values must fit. */
    enum Quantifier {
        /** For keys of one value. Should there be several: one, or with a negated operator all. */
        NONE(""),
        ALL("ForAllValues:"),
        ANY("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    /** @param part what stands under the operator */
    static ConditionOperator parse(String text, DocumentPart part) throws MalformedPolicyException {
        Quantifier quantifier = quantifier(text);
        String rest = text.substring(quantifier.prefix.length());
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String name = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Operator operator = Operator.named(name).orElseThrow(() -> part.malformed("is not an operator"));
        if (operator == Operator.NULL && !text.equals(name)) {
            throw part.malformed("is not an operator: `Null` stands alone");
        }
        return new ConditionOperator(quantifier, operator, ifExists);
    }

    private static Quantifier quantifier(String text) {
        return text.startsWith(Quantifier.ALL.prefix)
                ? Quantifier.ALL
                : text.startsWith(Quantifier.ANY.prefix) ? Quantifier.ANY : Quantifier.NONE;
    }

    /** Whether all values of a key must fit, not just one. */
    boolean isAboutAll() {
        return quantifier == Quantifier.ALL || (quantifier == Quantifier.NONE && operator.isNegated());
    }

    /** Nothing contradicts what is about all values; nothing bears out what is about one. */
    boolean whenAbsent() {
        return ifExists || isAboutAll();
    }
}
