package dev.poolgate.authorizer.iam;

/** How a requested number or date must stand to a policy's. */
enum Comparison {
    EQUAL(false, true, false),
    LESS(true, false, false),
    LESS_OR_EQUAL(true, true, false),
    GREATER(false, false, true),
    GREATER_OR_EQUAL(false, true, true);

    private final boolean less;
    private final boolean equal;
    private final boolean greater;

    Comparison(boolean less, boolean equal, boolean greater) {
        this.less = less;
        this.equal = equal;
        this.greater = greater;
    }

    <T extends Comparable<T>> boolean holds(T requested, T ofPolicy) {
        int sign = requested.compareTo(ofPolicy);
        return sign == 0 ? equal : sign < 0 ? less : greater;
    }
}
