/**
 * User pools: a directory, sign-in, tokens, and Cognito's own API over them.
 *
 * <p>Open {@link dev.poolgate.userpool.UserPools} first. A call arrives at one class of {@code cognito}, named as AWS
 * names the operation. It finds the account ({@code accounts}), signs in ({@code signin}), issues or revokes
 * ({@code tokens}), and stores ({@code storage}). {@code directory} and {@code passwords} are rules without any of
 * these; {@code web} publishes what verifiers of tokens need.
 */
@NullMarked
package dev.poolgate.userpool;

import org.jspecify.annotations.NullMarked;
