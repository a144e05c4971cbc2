package dev.poolgate.authorizer.iam;

import java.math.BigDecimal;
import java.util.Optional;

/** The numeric operators. What is no number compares with none. */
record NumberTest(Comparison comparison, BigDecimal ofPolicy) implements ValueTest {
    private static final int LONGEST = 64;

    static ValueTest.Reader reader(Comparison comparison) {
        return (part, version) ->
                new NumberTest(comparison, parse(part.scalar()).orElseThrow(() -> part.malformed("is not a number")));
    }

    @Override
    public boolean matches(String requested, IamContext context) {
        return parse(requested)
                .filter(number -> comparison.holds(number, ofPolicy))
                .isPresent();
    }

    private static Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c < 0x80)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
