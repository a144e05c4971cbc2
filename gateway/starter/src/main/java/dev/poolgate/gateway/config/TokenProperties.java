package dev.poolgate.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits for callers' tokens.
 *
 * @param maxSize longest token; a longer one is rejected unread
 * @param cacheTime longest time until a token is verified anew; its expiry and a revocation end it before
 * @param cacheSize about how much memory verified tokens may take
 */
public record TokenProperties(
        @DefaultValue("8KB") DataSize maxSize,
        @DefaultValue("5m") Duration cacheTime,
        @DefaultValue("64MB") DataSize cacheSize) {}
