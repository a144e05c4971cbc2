package dev.poolgate.authorizer.iam;

import java.util.Locale;
import java.util.Optional;

/**
 * Actions of a service. Upper and lower case are the same, so all is in lower case here.
 *
 * @param service empty where it is every service
 * @param name wildcards allowed
 */
record ActionPattern(Optional<String> service, Glob name) {
    private static final Glob EVERY_NAME = new Glob(new int[] {Glob.ANY}, false);
    private static final ActionPattern EVERYTHING = new ActionPattern(Optional.empty(), EVERY_NAME);

    static ActionPattern parse(DocumentPart part) throws MalformedPolicyException {
        String text = part.text().toLowerCase(Locale.ROOT);
        if (text.equals("*") || text.equals("*:*")) {
            return EVERYTHING;
        }
        int colon = text.indexOf(':');
        if (colon <= 0 || !isService(text.substring(0, colon)) || !isName(text.substring(colon + 1))) {
            throw part.malformed("is not an action: " + DocumentPart.quote(part.text()));
        }
        return new ActionPattern(Optional.of(text.substring(0, colon)), glob(text.substring(colon + 1)));
    }

    boolean matches(Question question) {
        return (service.isEmpty() || question.isOfService(service.get()))
                && name.matches(
                        question.action(),
                        question.nameStart(),
                        question.action().length());
    }

    boolean isAnything() {
        return service.isEmpty();
    }

    private static boolean isService(String text) {
        return text.chars().allMatch(c -> isPlain(c) || c == '-');
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isPlain(c) || "-_.*?".indexOf(c) >= 0);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static Glob glob(String name) {
        int[] tokens = name.chars()
                .map(c -> c == '*' ? Glob.ANY : c == '?' ? Glob.ONE : c)
                .toArray();
        return new Glob(tokens, false);
    }
}
