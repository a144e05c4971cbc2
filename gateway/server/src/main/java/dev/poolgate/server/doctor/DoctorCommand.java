package dev.poolgate.server.doctor;

import dev.poolgate.gateway.doctor.Check;
import dev.poolgate.gateway.doctor.Doctor;
import dev.poolgate.server.demo.DemoStandIns;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code doctor [--json] [--strict] [--online]}; further arguments are the server's own settings. */
public final class DoctorCommand {
    private static final String NAME = "doctor";

    private final String[] arguments;

    private DoctorCommand(String[] arguments) {
        this.arguments = arguments;
    }

    /** The command that the arguments are; empty where they are another or start the server. */
    public static Optional<DoctorCommand> of(String[] args) {
        return args.length > 0 && args[0].equals(NAME)
                ? Optional.of(new DoctorCommand(Arrays.copyOfRange(args, 1, args.length)))
                : Optional.empty();
    }

    /**
     * Does it.
     *
     * @param out where the findings go
     * @return the exit code
     */
    public int run(PrintStream out) {
        return new Doctor(checks(), DemoStandIns::addTo).run(out, arguments);
    }

    /** Those that only this server has. */
    static List<Check> checks() {
        return Stream.of(PoolChecks.all(), RoleChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
