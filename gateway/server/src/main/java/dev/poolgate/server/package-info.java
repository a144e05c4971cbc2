@NullMarked
package dev.poolgate.server;

import org.jspecify.annotations.NullMarked;
