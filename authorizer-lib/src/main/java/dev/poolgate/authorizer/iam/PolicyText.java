package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy that texts of a request are matched against: characters, wildcards and variables. What is put for
 * a variable is characters only, whatever it looks like.
 */
final class PolicyText {
    /** Tokens from here down stand for variables. */
    private static final int FIRST_VARIABLE = -3;

    private final int[] tokens;
    private final List<PolicyVariable> variables;
    private final boolean ignoreCase;
    /** What every match begins with: tells most texts off before a variable is resolved. */
    private final String prefix;

    private final @Nullable Glob fixed;

    private PolicyText(int[] tokens, List<PolicyVariable> variables, boolean ignoreCase) {
        this.tokens = tokens;
        this.variables = variables;
        this.ignoreCase = ignoreCase;
        this.prefix = ignoreCase ? "" : prefix(tokens);
        this.fixed = hasVariables() ? null : new Glob(tokens, ignoreCase);
    }

    /** @param to the end, exclusive */
    boolean matches(String text, int from, int to, IamContext context) {
        if (!text.startsWith(prefix, from)) {
            return false;
        }
        Glob glob = fixed == null ? resolve(context) : fixed;
        return glob != null && glob.matches(text, from, to);
    }

    boolean matches(String text, IamContext context) {
        return matches(text, 0, text.length(), context);
    }

    boolean isResolvable(IamContext context) {
        return fixed != null || resolve(context) != null;
    }

    boolean hasVariables() {
        return Arrays.stream(tokens).anyMatch(token -> token <= FIRST_VARIABLE);
    }

    boolean hasWildcards() {
        return Arrays.stream(tokens).anyMatch(token -> token == Glob.ANY || token == Glob.ONE);
    }

    boolean isAnything() {
        return tokens.length > 0 && Arrays.stream(tokens).allMatch(token -> token == Glob.ANY);
    }

    boolean startsWithVariable() {
        return tokens.length > 0 && tokens[0] <= FIRST_VARIABLE;
    }

    /** Cut at a character as the policy has it, not at one that a variable brings. */
    List<PolicyText> split(char separator, int most) {
        List<PolicyText> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens.length && parts.size() < most - 1; i++) {
            if (tokens[i] == separator) {
                parts.add(part(start, i));
                start = i + 1;
            }
        }
        parts.add(part(start, tokens.length));
        return parts;
    }

    private PolicyText part(int from, int to) {
        return new PolicyText(Arrays.copyOfRange(tokens, from, to), variables, ignoreCase);
    }

    private static String prefix(int[] tokens) {
        int length = 0;
        while (length < tokens.length && tokens[length] >= 0) {
            length++;
        }
        return new String(tokens, 0, length);
    }

    private @Nullable Glob resolve(IamContext context) {
        IntStream.Builder resolved = IntStream.builder();
        for (int token : tokens) {
            if (token > FIRST_VARIABLE) {
                resolved.add(token);
                continue;
            }
            String value = variables.get(FIRST_VARIABLE - token).resolve(context);
            if (value == null) {
                return null;
            }
            value.codePoints().forEach(resolved);
        }
        return new Glob(resolved.build().toArray(), ignoreCase);
    }

    /** Puts a text together. */
    static final class Builder {
        private final IntStream.Builder tokens = IntStream.builder();
        private final List<PolicyVariable> variables = new ArrayList<>();

        void add(int codePointOrWildcard) {
            tokens.add(codePointOrWildcard);
        }

        void add(PolicyVariable variable) {
            tokens.add(FIRST_VARIABLE - variables.size());
            variables.add(variable);
        }

        PolicyText build(boolean ignoreCase) {
            return new PolicyText(tokens.build().toArray(), List.copyOf(variables), ignoreCase);
        }
    }
}
