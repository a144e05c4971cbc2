package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Refusals;
import java.util.Base64;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/** The CSS and the logo that the classic pages take. */
final class ClassicStyles {
    private static final int LARGEST_IMAGE = 100 * 1024;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    /** One class of the pages, perhaps in a state: nothing that could reach other parts of a page. */
    private static final Pattern SELECTOR = Pattern.compile("\\.[a-zA-Z-]+-customizable(:{1,2}[a-z-]+)?");

    private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)}");
    /** What loads or runs something, or ends the style in a page. */
    private static final Pattern ACTIVE =
            Pattern.compile("url\\(|@|<|expression|javascript:|\\\\", Pattern.CASE_INSENSITIVE);

    private ClassicStyles() {}

    static void requireCss(String css) {
        String text = COMMENT.matcher(css).replaceAll("");
        boolean known = RULE.matcher(text)
                .results()
                .flatMap(rule -> Pattern.compile(",").splitAsStream(rule.group(1)))
                .allMatch(selector -> SELECTOR.matcher(selector.strip()).matches());
        boolean whole = RULE.matcher(text).replaceAll("").isBlank();
        if (!known || !whole || ACTIVE.matcher(text).find()) {
            throw Refusals.invalidParameter("The CSS may style the classes of the pages that end in -customizable only,"
                    + " and load nothing.");
        }
    }

    /** The image where a page can show it from: within the page. */
    static String url(SdkBytes image) {
        byte[] bytes = image.asByteArray();
        if (bytes.length > LARGEST_IMAGE) {
            throw Refusals.invalidParameter("The image is larger than 100 KB.");
        }
        return "data:" + type(bytes) + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static String type(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        throw Refusals.invalidParameter("The image is neither PNG nor JPEG.");
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        return bytes.length > magic.length
                && java.util.stream.IntStream.range(0, magic.length).allMatch(i -> (bytes[i] & 0xFF) == magic[i]);
    }
}
