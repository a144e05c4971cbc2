/**
 * Configuration that stops the start. Throw {@link dev.poolgate.gateway.problem.ConfigurationProblem}; Spring Boot then
 * prints what is wrong and what to do about it in place of a stack trace.
 */
@NullMarked
package dev.poolgate.gateway.problem;

import org.jspecify.annotations.NullMarked;
