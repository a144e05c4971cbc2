@NullMarked
package dev.poolgate.userpool;

import org.jspecify.annotations.NullMarked;
