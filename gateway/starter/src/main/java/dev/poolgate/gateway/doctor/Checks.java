package dev.poolgate.gateway.doctor;

import java.util.List;
import java.util.stream.Stream;

/** All checks of the starter. */
final class Checks {
    private Checks() {}

    static List<Check> all() {
        return Stream.of(
                        IssuerChecks.all(),
                        RouteChecks.all(),
                        RuleChecks.all(),
                        CredentialChecks.all(),
                        ExchangeChecks.all(),
                        LimitChecks.all(),
                        NetworkChecks.all(),
                        ManagementChecks.all(),
                        ConsoleChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
