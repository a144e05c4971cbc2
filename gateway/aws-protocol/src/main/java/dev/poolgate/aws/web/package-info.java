/**
 * The AWS endpoint on WebFlux. Open {@link dev.poolgate.aws.web.AwsRoutes} first.
 *
 * <p>The event loop collects the body, up to its limit; an executor that never queues without bound runs the operation;
 * the event loop writes the answer.
 */
@NullMarked
package dev.poolgate.aws.web;

import org.jspecify.annotations.NullMarked;
