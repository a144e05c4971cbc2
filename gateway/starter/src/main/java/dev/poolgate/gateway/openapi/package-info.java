/**
 * Routes that follow the document of their API (OpenAPI 3.0 and 3.1): what it asks under {@code security} becomes a
 * requirement beside the route's own. Open {@link dev.poolgate.gateway.openapi.ApiDocuments} first; it reads each
 * document once, at the start, and a {@link dev.poolgate.gateway.openapi.ApiDocument} then finds the operation of a
 * request.
 */
@NullMarked
package dev.poolgate.gateway.openapi;

import org.jspecify.annotations.NullMarked;
