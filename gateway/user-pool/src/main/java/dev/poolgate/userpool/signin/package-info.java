/**
 * Sign-in, step by step: a flow begins, challenges follow, tokens end it.
 *
 * <p>Open {@link dev.poolgate.userpool.signin.SignIn} first. It knows a {@link dev.poolgate.userpool.signin.Flow} for
 * each way to begin. Where the first factor was right, {@link dev.poolgate.userpool.signin.NextSteps} asks what each
 * {@link dev.poolgate.userpool.signin.Step} still wants to know, and a {@link dev.poolgate.userpool.signin.Challenge}
 * judges the answer. Every call ends in a {@link dev.poolgate.userpool.signin.SignInOutcome}. What waits for an answer
 * is kept in {@link dev.poolgate.userpool.signin.Sessions}, never in memory.
 */
@NullMarked
package dev.poolgate.userpool.signin;

import org.jspecify.annotations.NullMarked;
