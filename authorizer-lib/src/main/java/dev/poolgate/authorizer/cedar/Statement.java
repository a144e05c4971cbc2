package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicySource;
import java.nio.charset.StandardCharsets;

/**
 * The text of one policy, and where it is.
 *
 * @param offset of its first character in the source
 * @param number in the source, counted from 1
 */
record Statement(PolicySource source, int offset, int number, String text) {

    int line() {
        return lineAt(offset);
    }

    int column() {
        return columnAt(offset);
    }

    /** The problem with it as a whole. */
    PolicyProblem problem(String message) {
        return problem(0, message);
    }

    /** @param byteOffset in this text, as the engine counts: in UTF-8 */
    PolicyProblem problem(int byteOffset, String message) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int within = new String(utf8, 0, Math.min(byteOffset, utf8.length), StandardCharsets.UTF_8).length();
        int at = offset + within;
        return new PolicyProblem(source.name(), lineAt(at), columnAt(at), message);
    }

    private int lineAt(int at) {
        return 1
                + (int) source.text()
                        .substring(0, at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private int columnAt(int at) {
        int lineStart = source.text().lastIndexOf('\n', at - 1) + 1;
        return 1 + source.text().codePointCount(lineStart, at);
    }
}
