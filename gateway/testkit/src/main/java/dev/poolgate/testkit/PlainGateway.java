package dev.poolgate.testkit;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application without any code of its own: what it does is configured. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public final class PlainGateway {}
