/**
 * What was decided, recorded once per request. Open {@link dev.poolgate.gateway.decisions.DecisionRecord} for what is
 * known of a decision and {@link dev.poolgate.gateway.decisions.DecisionRecorder} for when one is made: the filters
 * leave on a {@link dev.poolgate.gateway.decisions.DecisionTrail} what they find out, a refusal or a sampled allow
 * makes a record of it, and each {@link dev.poolgate.gateway.decisions.DecisionSink} takes that: a JSON line, and
 * memory for whoever asks why.
 */
@NullMarked
package dev.poolgate.gateway.decisions;

import org.jspecify.annotations.NullMarked;
