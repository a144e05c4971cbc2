/**
 * What AWS demands of inputs beyond their types: required members, lengths, ranges, patterns and enumerations.
 *
 * <p>Open {@link dev.poolgate.aws.model.ServiceModel} first. The SDK's classes lost these constraints; AWS publishes
 * them in its service models, of which this package carries an extract ({@code SOURCES.md} beside the resources). A
 * walk along the input and its shape collects violations, told in AWS's own words.
 */
@NullMarked
package dev.poolgate.aws.model;

import org.jspecify.annotations.NullMarked;
