package dev.poolgate.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the operation that {@code X-Amz-Target} names. */
final class Targets {
    private final Map<String, Target> targets = new HashMap<>();

    Targets(List<AwsService> services) {
        services.forEach(service -> service.operations().forEach(operation -> add(service, operation)));
    }

    Target find(List<String> header) {
        Target target = header.size() == 1 ? targets.get(header.get(0)) : null;
        if (target == null) {
            throw new CommonErrorException(CommonError.UNKNOWN_OPERATION, "");
        }
        return target;
    }

    private void add(AwsService service, Operation<?, ?> operation) {
        String name = service.targetPrefix() + "." + operation.name();
        if (targets.put(name, new Target(service, operation)) != null) {
            throw new IllegalArgumentException("operation `" + name + "` is given twice");
        }
    }

    record Target(AwsService service, Operation<?, ?> operation) {}
}
