package dev.poolgate.aws;

import dev.poolgate.aws.model.ServiceModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds operations by the name that a protocol has for them. What is offered is held against AWS's own model of the
 * service, so that a slip cannot open an operation to callers who do not sign.
 */
final class Targets {
    private final Map<String, Target> targets = new HashMap<>();
    private final Function<Target, String> name;

    private Targets(Function<Target, String> name) {
        this.name = name;
    }

    /** The operations of JSON services, by what {@code X-Amz-Target} says. */
    static Targets json(List<AwsService> services) {
        Targets targets = new Targets(
                each -> each.service().targetPrefix() + "." + each.operation().name());
        services.forEach(each -> targets.add(each, false));
        return targets;
    }

    /** The operations of Query services, by version and action. */
    static Targets query(List<AwsService> services) {
        Targets targets = new Targets(each -> queryName(
                each.model().query().orElseThrow().version(), each.operation().name()));
        services.forEach(each -> targets.add(each, true));
        return targets;
    }

    static String queryName(String version, String action) {
        return version + " " + action;
    }

    Optional<Target> find(String target) {
        return Optional.ofNullable(targets.get(target));
    }

    private void add(AwsService service, boolean query) {
        ServiceModel model = ServiceModel.of(service.signingName());
        if (model.query().isPresent() == query) {
            service.operations().forEach(operation -> add(new Target(service, model, operation)));
        }
    }

    private void add(Target target) {
        Operation<?, ?> operation = target.operation();
        if (!target.model().signed(operation.name()).equals(Optional.of(operation.signed()))) {
            throw new IllegalArgumentException(
                    "operation `" + name.apply(target) + "` is not in the model, or signed otherwise there");
        }
        if (targets.put(name.apply(target), target) != null) {
            throw new IllegalArgumentException("operation `" + name.apply(target) + "` is given twice");
        }
    }
}
