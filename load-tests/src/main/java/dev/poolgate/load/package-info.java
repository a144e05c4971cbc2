/**
 * Benchmarks. Each measures Poolgate and a peer in the same run, so that the answer is a ratio and not a figure of one
 * machine. Open {@link dev.poolgate.load.TokenVerificationBenchmark} first.
 */
@NullMarked
package dev.poolgate.load;

import org.jspecify.annotations.NullMarked;
