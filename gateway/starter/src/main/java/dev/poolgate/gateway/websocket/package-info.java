/**
 * WebSockets are authorized at the handshake, as GET. {@link dev.poolgate.gateway.websocket.LimitedWebSocketService}
 * closes them when that authorization ends.
 */
@NullMarked
package dev.poolgate.gateway.websocket;

import org.jspecify.annotations.NullMarked;
