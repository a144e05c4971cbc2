package dev.poolgate.authorizer.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A claim as the value of a session tag: one short text of the characters STS allows. */
final class TagValue {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

    private TagValue() {}

    /** Empty where no tag can hold the claim, such as a list of several. */
    static Optional<String> of(Object claim) {
        if (claim instanceof List<?> list) {
            return list.size() == 1 ? of(list.get(0)) : Optional.empty();
        }
        boolean scalar = claim instanceof String || claim instanceof Number || claim instanceof Boolean;
        return Optional.of(claim).filter(each -> scalar).map(Object::toString).filter(text -> ALLOWED.matcher(text)
                .matches());
    }
}
