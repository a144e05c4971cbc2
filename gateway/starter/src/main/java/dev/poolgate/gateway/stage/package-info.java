/**
 * How long each stage of a request takes and how it ends. Open {@link dev.poolgate.gateway.stage.StageObserver}: each
 * stage is an observation, from which Micrometer makes a timer and, where there is a tracer, a span below the request's
 * own.
 */
@NullMarked
package dev.poolgate.gateway.stage;

import org.jspecify.annotations.NullMarked;
