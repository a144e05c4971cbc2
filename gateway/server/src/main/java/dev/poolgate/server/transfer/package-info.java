/** The commands that write a user pool to a file and read it again, in place of the server. */
@NullMarked
package dev.poolgate.server.transfer;

import org.jspecify.annotations.NullMarked;
