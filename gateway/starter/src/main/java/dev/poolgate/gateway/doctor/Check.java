package dev.poolgate.gateway.doctor;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One kind of setting that is insecure or without effect.
 *
 * @param code stable snake_case name
 * @param what what is so
 * @param why what it leads to
 * @param look where it is so
 */
public record Check(String code, Severity severity, String what, String why, Function<Examined, Stream<Place>> look) {

    /** One of severity error. */
    public static Check error(String code, String what, String why, Function<Examined, Stream<Place>> look) {
        return new Check(code, Severity.ERROR, what, why, look);
    }

    /** One of severity warning. */
    public static Check warning(String code, String what, String why, Function<Examined, Stream<Place>> look) {
        return new Check(code, Severity.WARNING, what, why, look);
    }

    /** One of severity note. */
    public static Check note(String code, String what, String why, Function<Examined, Stream<Place>> look) {
        return new Check(code, Severity.NOTE, what, why, look);
    }
}
