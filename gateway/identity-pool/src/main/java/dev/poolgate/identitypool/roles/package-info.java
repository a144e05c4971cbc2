/** The roles of the account: who may assume each, what it may do, for how long. Open Role first. */
@NullMarked
package dev.poolgate.identitypool.roles;

import org.jspecify.annotations.NullMarked;
