package dev.poolgate.authorizer;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Names for decisions: 96 random bits in hex. They are found in logs, and grant nothing, so they need not be hard to
 * guess, only cheap and different.
 */
final class DecisionIds implements Supplier<String> {

    @Override
    public String get() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextInt());
    }
}
