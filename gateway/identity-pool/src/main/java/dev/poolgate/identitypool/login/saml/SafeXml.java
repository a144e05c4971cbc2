package dev.poolgate.identitypool.login.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML from strangers: no document type, hence no entities, and nothing is fetched. Documents nested more deeply
 * than any of SAML's are refused, so that no reader of the tree runs out of stack (S12).
 */
final class SafeXml {
    private static final int MOST_DEPTH = 32;

    private SafeXml() {}

    static Optional<Document> parse(byte[] bytes) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Document document = builder.parse(new ByteArrayInputStream(bytes));
            return isShallow(document) ? Optional.of(document) : Optional.empty();
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform has no safe xml parser", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** Walks without recursion. */
    private static boolean isShallow(Document document) {
        int depth = 0;
        Node node = document.getDocumentElement();
        while (node != null && depth <= MOST_DEPTH) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            node = node == null ? null : node.getNextSibling();
        }
        return depth <= MOST_DEPTH;
    }
}
