package dev.poolgate.identitypool.iam;

import java.util.random.RandomGenerator;

/** Ids that are never given again, in the shape that IAM gives them: a prefix for the kind and 17 characters. */
record UniqueIds(RandomGenerator random) {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 17;

    String role() {
        return next("AROA");
    }

    String policy() {
        return next("ANPA");
    }

    private String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return id.toString();
    }
}
