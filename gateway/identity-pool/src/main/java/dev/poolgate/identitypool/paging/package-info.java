/** Listings, page by page. Open Page, the only class, first. */
@NullMarked
package dev.poolgate.identitypool.paging;

import org.jspecify.annotations.NullMarked;
