@NullMarked
package dev.poolgate.authorizer;

import org.jspecify.annotations.NullMarked;
