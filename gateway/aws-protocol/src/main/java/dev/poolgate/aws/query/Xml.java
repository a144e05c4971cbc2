package dev.poolgate.aws.query;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements and text by the JDK's own writer, whichever others are on the class path. Nothing can fail in memory. */
final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private Xml(String root, String namespace) throws XMLStreamException {
        this.writer = FACTORY.createXMLStreamWriter(text);
        writer.writeStartElement(root);
        writer.writeDefaultNamespace(namespace);
    }

    static String document(String root, String namespace, Content content) {
        try {
            Xml xml = new Xml(root, namespace);
            content.write(xml);
            xml.writer.writeEndElement();
            xml.writer.flush();
            return xml.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write xml", e);
        }
    }

    void element(String name, Content content) throws XMLStreamException {
        writer.writeStartElement(name);
        content.write(this);
        writer.writeEndElement();
    }

    void element(String name, String value) throws XMLStreamException {
        element(name, xml -> xml.characters(value));
    }

    /**
     * A carriage return is written as a reference: parsers turn a bare one into a line feed (XML 1.0, section 2.11).
     */
    private void characters(String value) throws XMLStreamException {
        String legal = legal(value);
        int start = 0;
        for (int at = legal.indexOf('\r'); at >= 0; at = legal.indexOf('\r', start)) {
            writer.writeCharacters(legal.substring(start, at));
            writer.writeEntityRef("#xD");
            start = at + 1;
        }
        writer.writeCharacters(legal.substring(start));
    }

    /** Characters that XML 1.0 cannot hold at all, not even as references, become U+FFFD. */
    private static String legal(String value) {
        return value.codePoints().allMatch(Xml::legal)
                ? value
                : value.codePoints()
                        .map(each -> legal(each) ? each : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean legal(int codePoint) {
        return codePoint >= 0x20
                ? codePoint < 0xD800 || (codePoint > 0xDFFF && codePoint != 0xFFFE && codePoint != 0xFFFF)
                : codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }

    /** What is inside an element. */
    @FunctionalInterface
    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }
}
