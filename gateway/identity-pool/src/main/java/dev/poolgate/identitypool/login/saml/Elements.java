package dev.poolgate.identitypool.login.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Elements by namespace and name. Children are direct ones: what is found deeper may be somebody else's. */
final class Elements {

    private Elements() {}

    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, namespace, name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The only child of that name; empty where there is none. */
    static Optional<Element> child(Element parent, String namespace, String name) throws SamlRefusal {
        List<Element> found = children(parent, namespace, name);
        SamlRefusal.require(found.size() <= 1, SamlRefusal.malformed());
        return found.stream().findFirst();
    }

    static Element require(Element parent, String namespace, String name) throws SamlRefusal {
        return child(parent, namespace, name).orElseThrow(SamlRefusal::malformed);
    }

    static List<Element> all(Document document) {
        NodeList nodes = document.getElementsByTagName("*");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** All of it, also around comments, so that a comment cuts nothing off. */
    static String text(Element element) {
        return String.valueOf(element.getTextContent()).strip();
    }
}
