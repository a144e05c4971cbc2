package dev.poolgate.gateway.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param origin file and line of the setting, where it is in a file
 */
public record Finding(Check check, Place place, Optional<String> origin) {}
