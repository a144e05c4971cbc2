package dev.poolgate.gateway.signing;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests are signed.
 *
 * @param maxBody largest body that is held in memory to be hashed; a larger one is refused with 413
 * @param unsignedOverPlainHttp whether bodies may be left out of a signature where no TLS protects them either
 */
public record SigningProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("false") boolean unsignedOverPlainHttp) {}
