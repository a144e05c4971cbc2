/**
 * What can be configured under {@code poolgate}: open {@link dev.poolgate.gateway.config.PoolgateProperties} first.
 * Each record's Javadoc is what an IDE shows for its keys.
 */
@NullMarked
package dev.poolgate.gateway.config;

import org.jspecify.annotations.NullMarked;
