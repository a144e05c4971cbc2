package dev.poolgate.gateway.doctor;

/**
 * Where a check found something.
 *
 * @param key the setting, or the beginning of its name
 * @param subject the route, issuer or file it is about
 * @param fix what makes it right
 */
public record Place(String key, String subject, Fix fix) {}
