@NullMarked
package dev.poolgate.identitypool;

import org.jspecify.annotations.NullMarked;
