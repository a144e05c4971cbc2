@NullMarked
package dev.poolgate.gateway;

import org.jspecify.annotations.NullMarked;
