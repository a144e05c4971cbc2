package dev.poolgate.server.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo.
 *
 * @param enabled whether two users, an app client, an identity pool and an echo backend are there from the first start;
 *     never in profile {@code prod}
 */
@ConfigurationProperties("poolgate.demo")
record DemoSettings(@DefaultValue("false") boolean enabled) {}
