/**
 * AWS's Query protocol to the AWS SDK's model classes and back: form parameters in, XML out.
 *
 * <p>Open {@link dev.poolgate.aws.query.SdkQuery} first. Parameters become a tree within hard limits ({@code Form},
 * {@code Parameter}), the tree fills a builder member by member ({@code ParameterReader}); a value is written member by
 * member ({@code XmlMembers}). Nothing here knows any particular operation.
 */
@NullMarked
package dev.poolgate.aws.query;

import org.jspecify.annotations.NullMarked;
