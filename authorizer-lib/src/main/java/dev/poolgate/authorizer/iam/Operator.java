package dev.poolgate.authorizer.iam;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a condition compares. A negated one holds where its positive does not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
enum Operator {
    STRING_EQUALS("StringEquals", false, Operator::exact),
    STRING_NOT_EQUALS("StringNotEquals", true, Operator::exact),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, Operator::exactIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, Operator::exactIgnoringCase),
    STRING_LIKE("StringLike", false, Operator::like),
    STRING_NOT_LIKE("StringNotLike", true, Operator::like),
    NUMERIC_EQUALS("NumericEquals", false, NumberTest.reader(Comparison.EQUAL)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, NumberTest.reader(Comparison.EQUAL)),
    NUMERIC_LESS_THAN("NumericLessThan", false, NumberTest.reader(Comparison.LESS)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, NumberTest.reader(Comparison.LESS_OR_EQUAL)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, NumberTest.reader(Comparison.GREATER)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, NumberTest.reader(Comparison.GREATER_OR_EQUAL)),
    DATE_EQUALS("DateEquals", false, DateTest.reader(Comparison.EQUAL)),
    DATE_NOT_EQUALS("DateNotEquals", true, DateTest.reader(Comparison.EQUAL)),
    DATE_LESS_THAN("DateLessThan", false, DateTest.reader(Comparison.LESS)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, DateTest.reader(Comparison.LESS_OR_EQUAL)),
    DATE_GREATER_THAN("DateGreaterThan", false, DateTest.reader(Comparison.GREATER)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, DateTest.reader(Comparison.GREATER_OR_EQUAL)),
    BOOL("Bool", false, Operator::bool),
    BINARY_EQUALS("BinaryEquals", false, BinaryTest::read),
    IP_ADDRESS("IpAddress", false, Operator::address),
    NOT_IP_ADDRESS("NotIpAddress", true, Operator::address),
    ARN_EQUALS("ArnEquals", false, Operator::arn),
    ARN_LIKE("ArnLike", false, Operator::arn),
    ARN_NOT_EQUALS("ArnNotEquals", true, Operator::arn),
    ARN_NOT_LIKE("ArnNotLike", true, Operator::arn),
    /** Asks whether the key is absent; what it has for values does not matter. */
    NULL("Null", false, Operator::bool);

    private static final Map<String, Operator> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(operator -> operator.text, Function.identity()));

    private final String text;
    private final boolean negated;

    @SuppressWarnings("ImmutableEnumChecker") // all are functions without state
    private final ValueTest.Reader reader;

    Operator(String text, boolean negated, ValueTest.Reader reader) {
        this.text = text;
        this.negated = negated;
        this.reader = reader;
    }

    static Optional<Operator> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    boolean isNegated() {
        return negated;
    }

    ValueTest read(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return reader.read(part, version);
    }

    private static ValueTest exact(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return PolicyTextParser.exact(part, version)::matches;
    }

    private static ValueTest exactIgnoringCase(DocumentPart part, PolicyVersion version)
            throws MalformedPolicyException {
        return PolicyTextParser.exactIgnoringCase(part, version)::matches;
    }

    private static ValueTest like(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return PolicyTextParser.wild(part, version)::matches;
    }

    private static ValueTest bool(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        String ofPolicy = part.scalar();
        if (!ofPolicy.equalsIgnoreCase("true") && !ofPolicy.equalsIgnoreCase("false")) {
            throw part.malformed("is neither `true` nor `false`");
        }
        return (requested, context) -> requested.equalsIgnoreCase(ofPolicy);
    }

    private static ValueTest address(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        IpRange range = IpRange.parse(part.text()).orElseThrow(() -> part.malformed("is not an address or range"));
        return (requested, context) ->
                IpRange.parseAddress(requested).filter(range::contains).isPresent();
    }

    private static ValueTest arn(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        ArnPattern pattern = ArnPattern.parse(part, version);
        return (requested, context) -> pattern.matches(Arn.of(requested), context);
    }
}
