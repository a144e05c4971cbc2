/** Files that must survive a restart, readable by their owner only. */
@NullMarked
package dev.poolgate.server.data;

import org.jspecify.annotations.NullMarked;
