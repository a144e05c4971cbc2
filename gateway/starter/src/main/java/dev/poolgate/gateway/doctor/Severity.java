package dev.poolgate.gateway.doctor;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Lets in who should stay out, shows a secret, or does not start: exit code 1. */
    ERROR,
    /** Weakens what protects, or has no effect although it looks like protection. */
    WARNING,
    /** Worth knowing; it may well be meant. */
    NOTE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
