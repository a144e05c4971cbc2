/**
 * Cognito's user-pool API: one class per operation, named as AWS names it. Input, output and errors are the AWS SDK's
 * own classes.
 *
 * <p>Open {@link dev.poolgate.userpool.cognito.CognitoApi} for the list,
 * {@link dev.poolgate.userpool.cognito.CognitoOperation} for what they share, and
 * {@link dev.poolgate.userpool.cognito.InitiateAuth} for the one everybody calls.
 */
@NullMarked
package dev.poolgate.userpool.cognito;

import org.jspecify.annotations.NullMarked;
