package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.model.DetailedError;
import java.util.regex.Pattern;

/** The engine's words, without its names for policies, which say nothing to anybody. */
final class EngineMessages {
    private static final Pattern PREFIX =
            Pattern.compile("^(for policy `[^`]*`, |failed to parse \\w+ (with id `[^`]*` )?from string: )");

    private EngineMessages() {}

    static String of(DetailedError error) {
        String message = PREFIX.matcher(error.message).replaceFirst("");
        return error.help
                .filter(help -> !help.isEmpty())
                .map(help -> message + "; " + help)
                .orElse(message);
    }

    /** Where it is, in bytes; 0 where the engine does not say. */
    static int start(DetailedError error) {
        return error.sourceLocations.isEmpty() ? 0 : error.sourceLocations.get(0).start;
    }
}
