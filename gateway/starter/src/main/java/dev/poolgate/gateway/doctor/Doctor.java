package dev.poolgate.gateway.doctor;

import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Examines a configuration and says what is insecure in it or without effect:
 *
 * <pre>java -cp app.jar dev.poolgate.gateway.doctor.Doctor [--json] [--strict] [--online] [--spring...]</pre>
 *
 * <p>The exit code is 1 where there is an error; with {@code --strict} a warning is enough. With {@code --online} the
 * keys of the issuers are fetched too; without it nothing is, except what the configuration imports.
 */
public final class Doctor {
    private static final String JSON = "--json";
    private static final String STRICT = "--strict";
    private static final String ONLINE = "--online";
    private static final Set<String> OWN = Set.of(JSON, STRICT, ONLINE);

    private final List<Check> checks;
    private final Consumer<ConfigurableEnvironment> additions;

    /**
     * @param more checks of what the application has besides the starter
     * @param additions settings that the application makes itself once the files are read
     */
    public Doctor(List<Check> more, Consumer<ConfigurableEnvironment> additions) {
        this.checks = Stream.concat(Checks.all().stream(), more.stream()).toList();
        this.additions = additions;
    }

    public static void main(String[] arguments) {
        System.exit(new Doctor(List.of(), environment -> {}).run(System.out, arguments));
    }

    /**
     * Examines and prints.
     *
     * @return the exit code
     */
    public int run(PrintStream out, String... arguments) {
        // there is no application that would configure it, and what it would say is not part of the report
        LoggingSystem.get(Doctor.class.getClassLoader()).beforeInitialize();
        List<String> given = Arrays.asList(arguments);
        String[] settings = given.stream().filter(each -> !OWN.contains(each)).toArray(String[]::new);
        ConfigurableEnvironment environment = Settings.read(settings);
        additions.accept(environment);
        Report report = examine(new Settings(environment), given.contains(ONLINE));
        out.print(given.contains(JSON) ? report.json() : report.text());
        return report.isSound(given.contains(STRICT)) ? 0 : 1;
    }

    /** Examines settings that were read already. */
    Report examine(Settings settings, boolean online) {
        Examined examined = Examined.of(settings);
        List<Finding> findings = checks.stream()
                .flatMap(check -> check.look()
                        .apply(examined)
                        .map(place -> new Finding(check, place, settings.origin(place.key()))))
                .sorted(Comparator.comparing(finding -> finding.check().severity()))
                .toList();
        Coverage coverage = Coverage.of(examined);
        List<String> obstacles = new ArrayList<>(examined.obstacles());
        obstacles.addAll(coverage.obstacles());
        obstacles.addAll(issuers(examined, online));
        return new Report(findings, obstacles, coverage);
    }

    private static List<String> issuers(Examined examined, boolean online) {
        try {
            TrustedIssuers issuers = TrustedIssuers.of(examined.poolgate().issuers());
            KeySettings keys = examined.poolgate().keys().settings();
            return online && !issuers.all().isEmpty() ? Availability.obstacles(issuers.all(), keys) : List.of();
        } catch (ConfigurationProblem problem) {
            return List.of(problem.getMessage() + "; " + problem.action());
        } catch (IllegalArgumentException wrong) {
            return List.of("`poolgate.keys`: " + wrong.getMessage());
        }
    }
}
