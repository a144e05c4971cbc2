package dev.poolgate.userpool.cognito;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.directory.Refusals;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;

/** What browsers say of passkeys: JSON to the library, a document to AWS's model. */
final class CredentialDocuments {
    private CredentialDocuments() {}

    /** The object under {@code publicKey}. */
    static Document publicKey(String json) {
        try {
            return document(JSONObjectUtils.parse(json).get("publicKey"));
        } catch (ParseException e) {
            throw new IllegalStateException("options of a passkey are not json", e);
        }
    }

    static String json(Document document) {
        if (!document.isMap()) {
            throw Refusals.invalidParameter("The credential is not valid.");
        }
        return JSONObjectUtils.toJSONString(object(document));
    }

    private static Map<String, Object> object(Document document) {
        return document.asMap().entrySet().stream()
                .filter(entry -> !entry.getValue().isNull())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue())));
    }

    private static Object plain(Document value) {
        if (value.isMap()) {
            return object(value);
        }
        if (value.isList()) {
            return value.asList().stream().map(CredentialDocuments::plain).toList();
        }
        if (value.isNumber()) {
            return value.asNumber().bigDecimalValue();
        }
        return value.isBoolean() ? value.asBoolean() : value.unwrap();
    }

    private static Document document(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return Document.fromMap(map.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> String.valueOf(entry.getKey()), entry -> document(entry.getValue()))));
        }
        if (value instanceof List<?> list) {
            return Document.fromList(
                    list.stream().map(CredentialDocuments::document).toList());
        }
        if (value instanceof Boolean bool) {
            return Document.fromBoolean(bool);
        }
        return value instanceof Number number
                ? Document.fromNumber(number.toString())
                : value == null ? Document.fromNull() : Document.fromString(value.toString());
    }
}
