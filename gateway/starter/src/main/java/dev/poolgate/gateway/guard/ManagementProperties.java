package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The management port, where it has one of its own.
 *
 * @param hosts names by which it may be asked, without a port, besides {@code localhost} and addresses written as
 *     numbers; {@code any} for all
 */
public record ManagementProperties(@DefaultValue List<String> hosts) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    public ManagementProperties {
        hosts = List.copyOf(hosts);
        hosts.forEach(host -> Assert.isTrue(
                NAME.matcher(host).matches(),
                () -> "`poolgate.management.hosts` has `" + host + "`, which is no name of a host"));
    }
}
