package dev.poolgate.aws;

import dev.poolgate.aws.model.ServiceModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Finds the operation that {@code X-Amz-Target} names. What is offered is held against AWS's own model of the service,
 * so that a slip cannot open an operation to callers who do not sign.
 */
final class Targets {
    private final Map<String, Target> targets = new HashMap<>();

    Targets(List<AwsService> services) {
        services.forEach(this::add);
    }

    Target find(List<String> header) {
        Target target = header.size() == 1 ? targets.get(header.get(0)) : null;
        if (target == null) {
            throw new CommonErrorException(CommonError.UNKNOWN_OPERATION, "");
        }
        return target;
    }

    private void add(AwsService service) {
        ServiceModel model = ServiceModel.of(service.signingName());
        service.operations().forEach(operation -> add(new Target(service, model, operation)));
    }

    private void add(Target target) {
        Operation<?, ?> operation = target.operation();
        String name = target.service().targetPrefix() + "." + operation.name();
        if (!target.model().signed(operation.name()).equals(Optional.of(operation.signed()))) {
            throw new IllegalArgumentException(
                    "operation `" + name + "` is not in the model, or signed otherwise there");
        }
        if (targets.put(name, target) != null) {
            throw new IllegalArgumentException("operation `" + name + "` is given twice");
        }
    }

    record Target(AwsService service, ServiceModel model, Operation<?, ?> operation) {

        void check(SdkPojo input) {
            model.violations(operation.name(), input).ifPresent(text -> {
                throw new InvalidInputException(model.violationCode(), text);
            });
        }
    }
}
