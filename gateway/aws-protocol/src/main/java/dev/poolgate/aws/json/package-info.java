/**
 * JSON to the AWS SDK's model classes and back, by the description those classes carry of themselves.
 *
 * <p>Open {@link dev.poolgate.aws.json.SdkJson} first. Text becomes a tree within hard limits, the tree fills a builder
 * member by member ({@code MemberReader}); a value is written member by member ({@code MemberWriter}). Nothing here
 * knows any particular operation.
 */
@NullMarked
package dev.poolgate.aws.json;

import org.jspecify.annotations.NullMarked;
