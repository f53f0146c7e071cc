package io.slipway.models.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.Locator2;
import org.xml.sax.helpers.DefaultHandler;

/** Reads an XML file as the engine does, and stops at what is too large, too deep or written in another way. */
final class ModelReader {

    private final Allowed.Limits limits;

    ModelReader(Allowed.Limits limits) {
        this.limits = limits;
    }

    ModelElement read(byte[] content) throws ModelUnreadable {
        Utf8.text(content);
        var handler = new Handler();
        try {
            parser().parse(new ByteArrayInputStream(content), handler);
            return Objects.requireNonNull(handler.root);
        } catch (SAXParseException broken) {
            throw new ModelUnreadable(", line " + broken.getLineNumber() + ": not a readable model: "
                    + broken.getMessage() + mend(broken));
        } catch (SAXException | IOException broken) {
            throw new ModelUnreadable(
                    ": not a readable model: " + broken.getMessage() + "; save it anew in Camunda Modeler");
        }
    }

    private static String mend(SAXParseException broken) {
        return broken instanceof Refused ? "" : "; mend the XML, or save it anew in Camunda Modeler";
    }

    private static SAXParser parser() throws SAXException {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Refused extends SAXParseException {

        Refused(String message, @Nullable Locator place) {
            super(message, place);
        }
    }

    private final class Handler extends DefaultHandler {

        private @Nullable Locator place;
        private @Nullable ModelElement root;
        private @Nullable ModelElement current;
        private int elements;
        private int depth;

        @Override
        public void setDocumentLocator(Locator locator) {
            place = locator;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes found) throws SAXException {
            bound();
            var element = new ModelElement(current, uri, localName, place == null ? 1 : place.getLineNumber());
            for (var i = 0; i < found.getLength(); i++) {
                element.add(new ModelElement.Attribute(found.getURI(i), found.getLocalName(i), found.getValue(i)));
            }
            if (root == null) {
                root = element;
            }
            current = element;
        }

        private void bound() throws SAXException {
            if (elements == 0 && place instanceof Locator2 document) {
                if (!"UTF-8".equalsIgnoreCase(document.getEncoding())) {
                    throw new Refused(
                            "it says it is written in " + document.getEncoding() + "; save it as UTF-8", place);
                }
                if (!"1.0".equals(document.getXMLVersion())) {
                    throw new Refused("it is XML " + document.getXMLVersion() + "; save it as XML 1.0", place);
                }
            }
            if (++elements > limits.elements()) {
                throw new Refused(
                        "it has more than " + limits.elements() + " elements; divide it into models that call"
                                + " one another",
                        place);
            }
            if (++depth > limits.depth()) {
                throw new Refused(
                        "elements are nested more than " + limits.depth() + " deep; divide it into models that"
                                + " call one another",
                        place);
            }
        }

        @Override
        public void characters(char[] text, int start, int length) {
            if (current != null) {
                current.addText(String.valueOf(text, start, length));
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            depth--;
            current = current == null ? null : current.parent();
        }

        @Override
        public void error(SAXParseException broken) throws SAXException {
            throw broken;
        }

        @Override
        public void fatalError(SAXParseException broken) throws SAXException {
            throw broken;
        }
    }
}
