package dev.poolgate.authorizer.iam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The date operators: ISO 8601, with a time or without, or seconds since 1970. What is no date compares with none. */
record DateTest(Comparison comparison, Instant ofPolicy) implements ValueTest {
    private static final int LONGEST_SECONDS = 12;

    static ValueTest.Reader reader(Comparison comparison) {
        return (part, version) ->
                new DateTest(comparison, parse(part.scalar()).orElseThrow(() -> part.malformed("is not a date")));
    }

    @Override
    public boolean matches(String requested, IamContext context) {
        return parse(requested).filter(date -> comparison.holds(date, ofPolicy)).isPresent();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(isSeconds(text) ? Instant.ofEpochSecond(Long.parseLong(text)) : iso(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isSeconds(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_SECONDS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Instant iso(String text) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }
}
