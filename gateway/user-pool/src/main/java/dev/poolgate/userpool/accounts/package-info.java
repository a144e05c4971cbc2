/**
 * The accounts: found by whatever names them, made, given passwords, and proved by codes. Rules of {@code directory}
 * and {@code passwords} meet {@code storage} here.
 *
 * <p>Open {@link dev.poolgate.userpool.accounts.Users} first. What AWS refuses is thrown as the SDK's own exception.
 */
@NullMarked
package dev.poolgate.userpool.accounts;

import org.jspecify.annotations.NullMarked;
