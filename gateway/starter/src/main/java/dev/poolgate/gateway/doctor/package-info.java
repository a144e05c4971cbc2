/**
 * Looks at a configuration without starting anything and names what is insecure in it or without effect, with the fix.
 * Open {@link dev.poolgate.gateway.doctor.Doctor} first: it reads the settings as Spring Boot would
 * ({@link dev.poolgate.gateway.doctor.Examined}), asks each {@link dev.poolgate.gateway.doctor.Check} where it finds
 * something, and prints a {@link dev.poolgate.gateway.doctor.Report}. A check is one row in a class of its topic.
 */
@NullMarked
package dev.poolgate.gateway.doctor;

import org.jspecify.annotations.NullMarked;
