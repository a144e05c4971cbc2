/**
 * The server side of AWS's JSON 1.1 and Query protocols, over the AWS SDK's own model classes.
 *
 * <p>Open {@link dev.poolgate.aws.Operation} first: a service is a list of them. A request flows from {@code web}
 * through the {@code Protocol} it is written in, which finds the operation it names, and the signature check to that
 * operation, and back in the same protocol.
 */
@NullMarked
package dev.poolgate.aws;

import org.jspecify.annotations.NullMarked;
