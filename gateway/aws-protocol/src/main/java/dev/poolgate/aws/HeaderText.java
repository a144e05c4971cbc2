package dev.poolgate.aws;

/** Text made safe for a header: visible ASCII and blanks, of bounded length. The body has the text as it is. */
final class HeaderText {
    private static final int MAX_LENGTH = 1024;

    private HeaderText() {}

    static String of(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
