/**
 * The command that examines a configuration of this server. Open {@link dev.poolgate.server.doctor.DoctorCommand}
 * first; what it finds beyond the starter's own checks are rows of {@code PoolChecks} and {@code RoleChecks}.
 */
@NullMarked
package dev.poolgate.server.doctor;

import org.jspecify.annotations.NullMarked;
