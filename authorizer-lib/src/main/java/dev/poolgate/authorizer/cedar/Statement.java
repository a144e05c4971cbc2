package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicySource;
import java.nio.charset.StandardCharsets;

/**
 * The text of one policy, and where it begins.
 *
 * @param line in the source, counted from 1
 * @param column in characters, counted from 1
 * @param number in the source, counted from 1
 */
record Statement(PolicySource source, int line, int column, int number, String text) {

    /** A source as one statement. */
    static Statement whole(PolicySource source) {
        return new Statement(source, 1, 1, 1, source.text());
    }

    /** The problem with it as a whole. */
    PolicyProblem problem(String message) {
        return problem(0, message);
    }

    /** @param byteOffset in this text, as the engine counts: in UTF-8 */
    PolicyProblem problem(int byteOffset, String message) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String before = new String(utf8, 0, Math.min(byteOffset, utf8.length), StandardCharsets.UTF_8);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int inLine = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
        return new PolicyProblem(source.name(), line + lines, lines == 0 ? column + inLine : 1 + inLine, message);
    }
}
