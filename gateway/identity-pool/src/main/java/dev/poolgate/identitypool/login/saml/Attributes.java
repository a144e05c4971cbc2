package dev.poolgate.identitypool.login.saml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The attributes of a verified assertion, by name; values of one name add up. */
final class Attributes {

    private Attributes() {}

    static Map<String, List<String>> of(Element assertion) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Element statement : Elements.children(assertion, SamlNames.ASSERTION, "AttributeStatement")) {
            for (Element attribute : Elements.children(statement, SamlNames.ASSERTION, "Attribute")) {
                List<String> values =
                        attributes.computeIfAbsent(attribute.getAttribute("Name"), name -> new ArrayList<>());
                Elements.children(attribute, SamlNames.ASSERTION, "AttributeValue")
                        .forEach(value -> values.add(Elements.text(value)));
            }
        }
        attributes.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(attributes);
    }
}
