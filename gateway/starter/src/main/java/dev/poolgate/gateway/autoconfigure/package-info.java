/**
 * Puts the starter together. Open {@link dev.poolgate.gateway.autoconfigure.PoolgateAutoConfiguration} first; nearly
 * every bean gives way to one of the application's own.
 */
@NullMarked
package dev.poolgate.gateway.autoconfigure;

import org.jspecify.annotations.NullMarked;
