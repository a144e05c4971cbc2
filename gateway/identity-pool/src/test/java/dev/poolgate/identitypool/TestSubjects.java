package dev.poolgate.identitypool;

import java.util.stream.Stream;

/** What a provider may call a user, and no database, log or policy can. */
public final class TestSubjects {

    private TestSubjects() {}

    static Stream<String> unusable() {
        return Stream.concat(Stream.of("al\0ice", "\0", "half of a pair \ud83d"), unusableAsTokens());
    }

    /** Those that no member of a request is refused for, where a test's token is its subject. */
    static Stream<String> unusableAsTokens() {
        return Stream.of("alice\n", "alice\u007f", "x".repeat(1025), "\u20ac".repeat(700), "\ud83d\ude00".repeat(513));
    }
}
