/**
 * Refuses keys under {@code poolgate.} that nothing reads (S70).
 * {@link dev.poolgate.gateway.config.keys.UnknownKeyCheck} compares what the environment holds with the
 * {@link dev.poolgate.gateway.config.keys.KnownKeys} of all {@code @ConfigurationProperties} classes of the
 * application, so a module adds keys by registering its class.
 */
@NullMarked
package dev.poolgate.gateway.config.keys;

import org.jspecify.annotations.NullMarked;
