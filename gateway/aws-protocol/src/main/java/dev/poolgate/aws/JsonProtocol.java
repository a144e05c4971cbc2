package dev.poolgate.aws;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.aws.json.SerializationException;
import dev.poolgate.aws.model.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.1: {@code X-Amz-Target} names the operation, bodies are JSON. */
final class JsonProtocol implements Protocol {
    private static final String TARGET = "x-amz-target";

    private final SdkJson json = new SdkJson();
    private final Targets targets;

    JsonProtocol(List<AwsService> services) {
        this.targets = Targets.json(services);
    }

    @Override
    public boolean speaks(WireRequest request) {
        return !request.head().values(TARGET).isEmpty();
    }

    @Override
    public Asked read(WireRequest request) {
        List<String> header = request.head().values(TARGET);
        Target target = (header.size() == 1 ? targets.find(header.get(0)) : Optional.<Target>empty())
                .orElseThrow(() -> new CommonErrorException(CommonError.UNKNOWN_OPERATION, ""));
        return new Asked(target, () -> input(request, target));
    }

    private SdkPojo input(WireRequest request, Target target) {
        try {
            return json.readAny(request.body(), target.operation().newInput());
        } catch (SerializationException e) {
            throw new CommonErrorException(CommonError.SERIALIZATION, e.text());
        }
    }

    @Override
    public WireResponse success(String requestId, Target target, SdkPojo output) {
        return new WireResponse(200, headers(requestId), json.write(output));
    }

    @Override
    public WireResponse error(String requestId, Optional<Target> target, WireError error) {
        String code = error.code().code();
        Map<String, String> headers = headers(requestId);
        headers.put("x-amzn-ErrorType", code + ":");
        if (!error.message().isEmpty()) {
            headers.put("x-amzn-ErrorMessage", HeaderText.of(error.message()));
        }
        return new WireResponse(
                error.code().status(), headers, json.writeError(code, error.message(), error.members()));
    }

    @Override
    public ErrorCode code(CommonError error) {
        return error.json();
    }

    private static Map<String, String> headers(String requestId) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }
}
