/**
 * Policies in the Cedar language, decided in process.
 *
 * <p>Open {@link dev.poolgate.authorizer.cedar.CedarPolicies} first: texts go in, and a revision comes out, or a list
 * of problems. {@code CedarLoader} reads them with {@code PolicyReader} and {@code SchemaReader}; {@code ReadsFinder}
 * finds what each policy looks at; {@code SliceIndex} sorts them by action. A request goes through
 * {@code RequestInputs}, which reads what the policies of its {@code Slice} look at, into {@code Inputs}: the key of
 * the decision cache, and all that the engine is told.
 *
 * <p>Needs cedar-java, which is an optional dependency of this library.
 */
@NullMarked
package dev.poolgate.authorizer.cedar;

import org.jspecify.annotations.NullMarked;
