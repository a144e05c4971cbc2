package dev.poolgate.identitypool.login.saml;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * A response whose structure leaves no choice: one response, which is the root; one assertion, which is its child;
 * signatures only as children of these two; no id twice. A signature wrapping attack needs a second assertion or
 * response, or an id in two places, somewhere in the document; whether it is hidden in an extension, in a signature's
 * object or before the original does not matter then.
 */
record ResponseShape(Element response, Element assertion) {
    /** By local name alone: a name in a strange namespace has no business here either. */
    private static final Set<String> ONCE = Set.of("Response", "Assertion");

    private static final Set<String> NEVER = Set.of("EncryptedAssertion", "EncryptedID", "Object", "Extensions");

    static ResponseShape of(Document document) throws SamlRefusal {
        Element root = document.getDocumentElement();
        SamlRefusal.require(Elements.is(root, SamlNames.PROTOCOL, "Response"), SamlRefusal.malformed());
        List<Element> all = Elements.all(document);
        for (String name : ONCE) {
            SamlRefusal.require(count(all, name) == 1, SamlRefusal.malformed());
        }
        SamlRefusal.require(
                all.stream().noneMatch(each -> NEVER.contains(each.getLocalName())), SamlRefusal.malformed());
        Element assertion = Elements.require(root, SamlNames.ASSERTION, "Assertion");
        ResponseShape shape = new ResponseShape(root, assertion);
        SamlRefusal.require(shape.placesSignaturesWell(all) && hasUniqueIds(all), SamlRefusal.signature());
        return shape;
    }

    /** Of the assertion, else of the response around it; at least one is there. */
    List<Element> signatures() throws SamlRefusal {
        Optional<Element> inner = Elements.child(assertion, SamlNames.SIGNATURE, "Signature");
        Optional<Element> outer = Elements.child(response, SamlNames.SIGNATURE, "Signature");
        SamlRefusal.require(inner.isPresent() || outer.isPresent(), SamlRefusal.signature());
        return Stream.concat(inner.stream(), outer.stream()).toList();
    }

    private boolean placesSignaturesWell(List<Element> all) {
        return all.stream()
                .filter(each -> "Signature".equals(each.getLocalName()))
                .allMatch(each -> each.getParentNode() == response || each.getParentNode() == assertion);
    }

    private static long count(List<Element> all, String name) {
        return all.stream().filter(each -> name.equals(each.getLocalName())).count();
    }

    private static boolean hasUniqueIds(List<Element> all) {
        Set<String> ids = new HashSet<>();
        return all.stream().allMatch(each -> addIds(each, ids));
    }

    private static boolean addIds(Element element, Set<String> ids) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = String.valueOf(attributes.item(i).getLocalName());
            boolean isId = name.toLowerCase(Locale.ROOT).equals("id");
            if (isId && !ids.add(attributes.item(i).getNodeValue())) {
                return false;
            }
        }
        return true;
    }
}
