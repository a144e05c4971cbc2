/** Names in configuration that were probably misspelt. Open NearestName, the only class, first. */
@NullMarked
package dev.poolgate.authorizer.names;

import org.jspecify.annotations.NullMarked;
