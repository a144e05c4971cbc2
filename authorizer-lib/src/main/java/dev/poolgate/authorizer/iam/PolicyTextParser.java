package dev.poolgate.authorizer.iam;

import java.util.Optional;

/**
 * Reads {@code *}, {@code ?}, {@code ${key}}, {@code ${key, 'otherwise'}} and the escapes {@code ${*}}, {@code ${?}}
 * and {@code ${$}}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables</a>
 */
final class PolicyTextParser {
    private static final String KEY_PUNCTUATION = ":/._-=+@";

    private final DocumentPart part;
    private final String text;
    private final PolicyText.Builder read = new PolicyText.Builder();
    private int at;

    private PolicyTextParser(DocumentPart part, String text) {
        this.part = part;
        this.text = text;
    }

    /** A text in which {@code *} and {@code ?} are wildcards. */
    static PolicyText wild(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return new PolicyTextParser(part, part.scalar()).read(version, true).build(false);
    }

    /** A text in which {@code *} and {@code ?} are characters. */
    static PolicyText exact(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return new PolicyTextParser(part, part.scalar()).read(version, false).build(false);
    }

    static PolicyText exactIgnoringCase(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return new PolicyTextParser(part, part.scalar()).read(version, false).build(true);
    }

    private PolicyText.Builder read(PolicyVersion version, boolean wildcards) throws MalformedPolicyException {
        while (at < text.length()) {
            if (version.hasVariables() && text.startsWith("${", at)) {
                readVariable();
            } else {
                int codePoint = text.codePointAt(at);
                at += Character.charCount(codePoint);
                read.add(wildcards ? token(codePoint) : codePoint);
            }
        }
        return read;
    }

    private static int token(int codePoint) {
        return codePoint == '*' ? Glob.ANY : codePoint == '?' ? Glob.ONE : codePoint;
    }

    private void readVariable() throws MalformedPolicyException {
        at += 2;
        if (at + 1 < text.length() && "*?$".indexOf(text.charAt(at)) >= 0 && text.charAt(at + 1) == '}') {
            read.add(text.charAt(at));
            at += 2;
            return;
        }
        String key = readKey();
        Optional<String> otherwise = text.startsWith(",", at) ? Optional.of(readDefault()) : Optional.empty();
        if (!text.startsWith("}", at)) {
            throw part.malformed("has a variable that is not closed, or has a character that no key has");
        }
        at++;
        read.add(new PolicyVariable(key, otherwise));
    }

    private String readKey() throws MalformedPolicyException {
        int start = at;
        while (at < text.length() && isOfKey(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw part.malformed("has a variable without a key");
        }
        return text.substring(start, at);
    }

    private String readDefault() throws MalformedPolicyException {
        at++;
        skipSpaces();
        int end = text.startsWith("'", at) ? text.indexOf('\'', at + 1) : -1;
        if (end < 0) {
            throw part.malformed("has a variable whose default is not in quotes");
        }
        String otherwise = text.substring(at + 1, end);
        at = end + 1;
        skipSpaces();
        return otherwise;
    }

    private void skipSpaces() {
        while (text.startsWith(" ", at)) {
            at++;
        }
    }

    private static boolean isOfKey(char c) {
        return Character.isLetterOrDigit(c) || KEY_PUNCTUATION.indexOf(c) >= 0;
    }
}
