package dev.poolgate.authorizer.sign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The time form of SigV4, {@code yyyyMMdd'T'HHmmss'Z'}. */
final class AmzDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private AmzDate() {}

    static String format(Instant time) {
        return FORM.format(time);
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORM.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day a formatted time lies in, as the credential scope names it. */
    static String day(String amzDate) {
        return amzDate.substring(0, 8);
    }
}
