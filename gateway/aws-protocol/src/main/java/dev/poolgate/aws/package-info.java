@NullMarked
package dev.poolgate.aws;

import org.jspecify.annotations.NullMarked;
