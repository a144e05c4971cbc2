/** Where the server keeps what must survive a restart, readable by its owner only. */
@NullMarked
package dev.poolgate.server.data;

import org.jspecify.annotations.NullMarked;
