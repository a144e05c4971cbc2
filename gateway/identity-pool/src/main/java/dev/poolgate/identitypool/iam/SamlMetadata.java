package dev.poolgate.identitypool.iam;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes a document only where it describes an identity provider (SAML 2.0 Metadata, section 2.4.3). What it says is
 * read by whoever verifies assertions.
 */
final class SamlMetadata {
    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final XMLInputFactory FACTORY = factory();

    private SamlMetadata() {}

    /** @throws software.amazon.awssdk.services.iam.model.InvalidInputException where it describes none */
    static void check(String document) {
        if (!describesProvider(document)) {
            throw Refusals.invalid("Could not parse metadata");
        }
    }

    private static boolean describesProvider(String document) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(document));
            boolean found = false;
            while (xml.hasNext()) {
                found |= xml.next() == XMLStreamConstants.START_ELEMENT && isProvider(xml);
            }
            return found;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean isProvider(XMLStreamReader xml) {
        return NAMESPACE.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("IDPSSODescriptor");
    }

    /** The JDK's own, without document types: they are how XML reads files and grows without end. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
