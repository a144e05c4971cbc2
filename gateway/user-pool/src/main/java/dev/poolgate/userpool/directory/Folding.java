package dev.poolgate.userpool.directory;

/** Makes texts comparable whatever the case of their letters. */
public final class Folding {
    private static final int LAST_ASCII = 0x7f;

    private Folding() {}

    /**
     * The text in lower case, letter by letter, so that it fits where the text does. {@link String#toLowerCase()} makes
     * two characters of the dotted capital I. That letter stays as it is, and so does the Kelvin sign: a letter outside
     * of ASCII never becomes one inside, because {@code gmail.com} with such a letter is another domain than without.
     */
    public static String fold(String text) {
        return text.codePoints()
                .map(Folding::fold)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int fold(int letter) {
        int lower = Character.toLowerCase(letter);
        return letter > LAST_ASCII && lower <= LAST_ASCII ? letter : lower;
    }
}
