/**
 * The server side of AWS's JSON 1.1 protocol, over the AWS SDK's own model classes.
 *
 * <p>Open {@link dev.poolgate.aws.Operation} first: a service is a list of them. A request flows from {@code web}
 * through the signature check to the operation its {@code X-Amz-Target} names, and back as JSON.
 */
@NullMarked
package dev.poolgate.aws;

import org.jspecify.annotations.NullMarked;
