package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicySource;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a source into its policies, which end at a semicolon outside of strings and comments, so that each has a place
 * and an error in one can be told. What they mean is the engine's matter.
 *
 * <p>Measures each, too: the engine's parser recurses without a limit, and a policy that is nested a hundred levels
 * deep, or an expression of a thousand operators, overflows its native stack and takes the whole process down.
 */
final class StatementSplitter {
    private static final int MOST_DEPTH = 24;
    /** In characters; all of them may be one chain. */
    private static final int MOST_OPERATORS = 600;

    /** What a conditional takes of the stack, in operators. */
    private static final int CONDITIONAL = 3;

    private static final String OPERATORS = "&|+-*!<>=.?";

    private final String text;
    private int at;
    private int depth;
    private int deepest;
    private int operators;

    private StatementSplitter(String text) {
        this.text = text;
    }

    static List<Statement> split(PolicySource source) {
        return new StatementSplitter(source.text()).statements(source);
    }

    /** Whether the engine can be given a text. */
    static boolean isTooDeep(String text) {
        StatementSplitter splitter = new StatementSplitter(text);
        boolean tooDeep = false;
        while (splitter.skipBlank()) {
            splitter.skipStatement();
            tooDeep |= splitter.deepest > MOST_DEPTH || splitter.operators > MOST_OPERATORS;
        }
        return tooDeep;
    }

    private List<Statement> statements(PolicySource source) {
        List<Statement> statements = new ArrayList<>();
        int line = 1;
        int counted = 0;
        while (skipBlank()) {
            int start = at;
            line += (int) text.substring(counted, start)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            counted = start;
            int column = 1 + text.codePointCount(text.lastIndexOf('\n', start - 1) + 1, start);
            skipStatement();
            statements.add(new Statement(source, line, column, statements.size() + 1, text.substring(start, at)));
        }
        return statements;
    }

    /** To the first character that is neither white space nor part of a comment. */
    private boolean skipBlank() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || atComment())) {
            if (atComment()) {
                skipComment();
            } else {
                at++;
            }
        }
        return at < text.length();
    }

    /** Past the semicolon, or to the end. */
    private void skipStatement() {
        depth = 0;
        deepest = 0;
        operators = 0;
        while (at < text.length()) {
            if (atComment()) {
                skipComment();
            } else if (text.charAt(at) == '"') {
                skipString();
            } else if (measured(text.charAt(at++)) == ';') {
                return;
            }
        }
    }

    private char measured(char c) {
        if ("([{".indexOf(c) >= 0) {
            deepest = Math.max(deepest, ++depth);
        } else if (")]}".indexOf(c) >= 0) {
            depth--;
        } else if (OPERATORS.indexOf(c) >= 0) {
            operators++;
        } else if (atIf()) {
            operators += CONDITIONAL;
        }
        return c;
    }

    /** Whether the character just read and the one before are the word that opens a conditional. */
    private boolean atIf() {
        return text.startsWith("if", at - 2)
                && (at < 3 || !Character.isLetterOrDigit(text.charAt(at - 3)))
                && (at == text.length() || !Character.isLetterOrDigit(text.charAt(at)));
    }

    private boolean atComment() {
        return text.startsWith("//", at);
    }

    private void skipComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void skipString() {
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at = Math.min(at + 1, text.length());
    }
}
