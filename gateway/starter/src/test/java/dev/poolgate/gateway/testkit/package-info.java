/** Real issuers, backends and gateways for tests. Open {@link dev.poolgate.gateway.testkit.RunningGateway} first. */
@NullMarked
package dev.poolgate.gateway.testkit;

import org.jspecify.annotations.NullMarked;
