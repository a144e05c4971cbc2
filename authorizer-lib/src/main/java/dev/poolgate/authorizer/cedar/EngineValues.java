package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.DateTime;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Inputs as the engine's own values. */
final class EngineValues {
    private EngineValues() {}

    static Map<String, Value> of(Map<String, ?> members) {
        Map<String, Value> values = new HashMap<>();
        members.forEach((name, member) -> values.put(name, of(member)));
        return values;
    }

    /** @throws IllegalArgumentException where it is none of the types that inputs have, or no address */
    private static Value of(Object input) {
        if (input instanceof String text) {
            return new PrimString(text);
        }
        if (input instanceof Long number) {
            return new PrimLong(number);
        }
        if (input instanceof Boolean truth) {
            return new PrimBool(truth);
        }
        if (input instanceof Collection<?> items) {
            List<Value> texts = items.stream().map(EngineValues::of).toList();
            return new CedarList(texts);
        }
        return input instanceof Map<?, ?> members ? record(members) : extension(input);
    }

    private static Value record(Map<?, ?> members) {
        Map<String, Value> values = new HashMap<>();
        members.forEach((name, member) -> values.put((String) name, of(member)));
        return new CedarMap(values);
    }

    private static Value extension(Object input) {
        if (input instanceof RequestInputs.Address address && address.text().indexOf('/') < 0) {
            return new IpAddress(address.text());
        }
        if (input instanceof Instant time) {
            return new DateTime(time.toString());
        }
        throw new IllegalArgumentException("not a value: `" + input + "`");
    }
}
