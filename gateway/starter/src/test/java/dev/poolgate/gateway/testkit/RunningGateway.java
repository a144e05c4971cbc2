package dev.poolgate.gateway.testkit;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.example.foreign.ForeignGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The foreign gateway, running on a port of its own with what a test configures. */
public final class RunningGateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Builder with(TestIssuer issuer) {
        return new Builder()
                .set("poolgate.issuers.main.issuer", issuer.url())
                .set("poolgate.issuers.main.profile", "cognito")
                .set("poolgate.issuers.main.audiences", "any")
                .set("poolgate.issuers.main.client-ids", TestIssuer.CLIENT_ID)
                .set("poolgate.issuers.main.token-use", "access")
                .set("poolgate.issuers.main.network", "private-plain-http");
    }

    public static Builder bare() {
        return new Builder();
    }

    /** What stops the start of such a gateway. */
    public static ConfigurationProblem problem(Builder gateway) {
        Throwable failure = catchThrowable(() -> gateway.start().close());
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ConfigurationProblem.class::isInstance)
                .map(ConfigurationProblem.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no problem was named", failure));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Properties of the application, above all others. */
    public static final class Builder {
        /** It is on the class path; few gateways have one. */
        private static final String TRACING = OpenTelemetryTracingAutoConfiguration.class.getName();

        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final SpringApplicationBuilder application =
                new SpringApplicationBuilder(ForeignGateway.class, OwnResources.class);
        private int routes;

        private Builder() {
            set("server.port", "0").set("server.address", "127.0.0.1").set("spring.main.banner-mode", "off");
            set("spring.autoconfigure.exclude", TRACING);
        }

        /** With a tracer that records every request. */
        public Builder traced() {
            return set("spring.autoconfigure.exclude", "").set("management.tracing.sampling.probability", "1");
        }

        public Builder set(String key, String value) {
            properties.put(key, value);
            return this;
        }

        /** Adds a class of beans, such as a route written in Java. */
        public Builder sources(Class<?>... configuration) {
            application.sources(configuration);
            return this;
        }

        /** A route of that path to that backend, with filters as one writes them in a line. */
        public Builder route(String id, String path, String uri, String... filters) {
            String route = "spring.cloud.gateway.server.webflux.routes[" + routes++ + "].";
            set(route + "id", id).set(route + "uri", uri).set(route + "predicates[0]", "Path=" + path);
            for (int i = 0; i < filters.length; i++) {
                set(route + "filters[" + i + "]", filters[i]);
            }
            return this;
        }

        /** One more predicate for the route added last. */
        public Builder predicate(String predicate) {
            return set("spring.cloud.gateway.server.webflux.routes[" + (routes - 1) + "].predicates[1]", predicate);
        }

        /** Adds a filter with named arguments to the route added last; the arguments alternate name and value. */
        public Builder filter(int index, String name, String... arguments) {
            String filter = "spring.cloud.gateway.server.webflux.routes[" + (routes - 1) + "].filters[" + index + "].";
            set(filter + "name", name);
            for (int i = 0; i < arguments.length; i += 2) {
                set(filter + "args." + arguments[i], arguments[i + 1]);
            }
            return this;
        }

        public RunningGateway start() {
            String[] arguments = properties.entrySet().stream()
                    .map(property -> "--" + property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new);
            return new RunningGateway(application.run(arguments));
        }
    }
}
