package dev.poolgate.aws.model;

/** A closed range. */
record Bounds(long least, long most) {

    boolean below(long value) {
        return value < least;
    }

    boolean above(long value) {
        return value > most;
    }
}
