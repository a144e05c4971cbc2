package dev.poolgate.gateway.decisions;

import java.util.List;

/**
 * One thing that a route asks of a caller, and whether the caller has it.
 *
 * @param name {@code issuers}, {@code scopes}, {@code groups}, or {@code claims} with the claim's name
 * @param wanted one of these would do
 * @param held what the caller has of it: personal data, for those who may explain decisions
 */
public record Requirement(String name, List<String> wanted, List<String> held, boolean met) {
    public Requirement {
        wanted = List.copyOf(wanted);
        held = List.copyOf(held);
    }
}
