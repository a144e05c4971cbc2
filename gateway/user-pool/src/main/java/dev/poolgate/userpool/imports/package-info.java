/**
 * Users who come in a file: jobs, their uploads, and what works at them.
 *
 * <p>Open {@link dev.poolgate.userpool.imports.ImportJobs} first. A job is a row that any node may work at, one at a
 * time; its file is kept sealed beside it, and goes when the job ends.
 */
@NullMarked
package dev.poolgate.userpool.imports;

import org.jspecify.annotations.NullMarked;
