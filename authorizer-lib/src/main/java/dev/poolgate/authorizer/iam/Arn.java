package dev.poolgate.authorizer.iam;

/** What a request acts on, cut once at the colons that all patterns are cut at. */
final class Arn {
    static final int PARTS = 6;

    private final String text;
    private final int[] ends;
    private final int parts;

    private Arn(String text, int[] ends, int parts) {
        this.text = text;
        this.ends = ends;
        this.parts = parts;
    }

    static Arn of(String text) {
        int[] ends = new int[PARTS];
        int parts = 0;
        int colon = text.indexOf(':');
        while (colon >= 0 && parts < PARTS - 1) {
            ends[parts++] = colon;
            colon = text.indexOf(':', colon + 1);
        }
        ends[parts++] = text.length();
        return new Arn(text, ends, parts);
    }

    /** Whether it has all parts; {@code *}, which stands for no resource, does not. */
    boolean isComplete() {
        return parts == PARTS;
    }

    String text() {
        return text;
    }

    String part(int part) {
        return text.substring(start(part), end(part));
    }

    int start(int part) {
        return part == 0 ? 0 : ends[part - 1] + 1;
    }

    int end(int part) {
        return ends[part];
    }
}
