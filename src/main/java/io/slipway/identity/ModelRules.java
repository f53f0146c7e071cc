package io.slipway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a deployed model may not hold: anything that makes the engine run code which is not ours. */
@Component
class ModelRules {

    private static final String DMN = "/DMN/";
    private static final JsonMapper JSON = new JsonMapper();

    private final Expressions expressions;

    ModelRules(Expressions expressions) {
        this.expressions = expressions;
    }

    List<String> problems(String file, byte[] content) {
        var kind = file.toLowerCase(Locale.ROOT);
        if (kind.endsWith(".form")) {
            return formProblems(file, content);
        }
        if (!kind.endsWith(".bpmn") && !kind.endsWith(".dmn")) {
            return List.of(file + ": only .bpmn, .dmn and .form files are deployed; leave this one out");
        }
        try {
            var text = new String(content, StandardCharsets.UTF_8);
            return elements(read(content))
                    .flatMap(one -> new Finding(file, text, one).problems().stream())
                    .toList();
        } catch (SAXParseException broken) {
            return List.of(
                    file + ", line " + broken.getLineNumber() + ": not a readable model: " + broken.getMessage());
        } catch (SAXException | IOException broken) {
            return List.of(file + ": not a readable model: " + broken.getMessage());
        }
    }

    private static List<String> formProblems(String file, byte[] content) {
        try {
            var form = JSON.readTree(content);
            return form.path("id").isTextual() && form.path("components").isArray()
                    ? List.of()
                    : List.of(file + ": not a Camunda form: it needs an id and components; save it in Camunda Modeler");
        } catch (JsonProcessingException broken) {
            var line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            return List.of(file + ", line " + line + ": not a readable form: "
                    + broken.getOriginalMessage().replaceAll(" \\(for .*", "")
                    + "; mend the JSON, or save it anew in Camunda Modeler");
        } catch (IOException unreadable) {
            return List.of(file + ": not a readable form: " + unreadable.getMessage());
        }
    }

    private static Document read(byte[] content) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Element> elements(Document document) {
        return nodes(document.getElementsByTagName("*")).map(Element.class::cast);
    }

    private static Stream<Node> nodes(NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    /** One element under examination. */
    private final class Finding {

        private final String file;
        private final String text;
        private final Element element;
        private final List<String> problems = new ArrayList<>();

        Finding(String file, String text, Element element) {
            this.file = file;
            this.text = text;
            this.element = element;
        }

        List<String> problems() {
            switch (element.getLocalName()) {
                case "scriptTask", "script" ->
                    say("scripts are not run here", "use a service task with a delegate expression");
                case "connector" -> say("connectors are not run here", "use a service task with a delegate expression");
                case "constraint" -> validator();
                case "process" ->
                    timeToLive(element.getAttribute("isExecutable").equals("true"));
                case "decision" -> timeToLive(isDmn());
                default -> {}
            }
            attributes();
            texts();
            return problems;
        }

        private void attributes() {
            var attributes = element.getAttributes();
            IntStream.range(0, attributes.getLength())
                    .mapToObj(attributes::item)
                    .map(Attr.class::cast)
                    .forEach(this::attribute);
        }

        private void attribute(Attr attribute) {
            var name = attribute.getLocalName();
            var value = attribute.getValue();
            if (name.equals("class") || name.equals("variableMappingClass")) {
                say("names the Java class '" + value + "'", "use a delegate expression");
            } else if (name.equals("type") && attribute.getNamespaceURI() != null && !value.equals("external")) {
                if (!attribute.getNamespaceURI().endsWith("XMLSchema-instance")) {
                    say("has the built-in type '" + value + "'", "use a delegate expression");
                }
            } else if (name.equals("language") || name.equals("scriptFormat") || name.equals("resource")) {
                say("has a script ('" + name + "')", "write the condition as an expression ${..}");
            } else if (name.equals("expressionLanguage") && isDmn() && !isFeel(value)) {
                say("decides in '" + value + "'", "write decisions in FEEL");
            }
            expression(value);
        }

        private void texts() {
            nodes(element.getChildNodes())
                    .filter(node ->
                            node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                    .map(Node::getNodeValue)
                    .forEach(this::expression);
        }

        private void expression(String text) {
            expressions.problem(text).ifPresent(problem -> say(problem, "use a delegate for it"));
        }

        private void validator() {
            if (element.getAttribute("name").equals("validator")) {
                say("names a Java class as validator", "let a rule of the release refuse the answer");
            }
        }

        private void timeToLive(boolean needed) {
            var attributes = element.getAttributes();
            var has = IntStream.range(0, attributes.getLength())
                    .mapToObj(attributes::item)
                    .anyMatch(one -> one.getLocalName().equals("historyTimeToLive")
                            && !one.getNodeValue().isBlank());
            if (needed && !has) {
                say("has no history time to live", "set camunda:historyTimeToLive, for example P3650D");
            }
        }

        private boolean isDmn() {
            return String.valueOf(element.getNamespaceURI()).contains(DMN);
        }

        private static boolean isFeel(String language) {
            return language.isBlank()
                    || language.toLowerCase(Locale.ROOT).endsWith("feel")
                    || language.toLowerCase(Locale.ROOT).endsWith("feel/");
        }

        private void say(String what, String mend) {
            problems.add(file + ", " + where() + ": " + what + "; " + mend);
        }

        private String where() {
            Node node = element;
            while (node instanceof Element one) {
                if (one.hasAttribute("id")) {
                    return "line " + line(one.getAttribute("id")) + ", " + one.getLocalName() + " '"
                            + one.getAttribute("id") + "'";
                }
                node = one.getParentNode();
            }
            return element.getLocalName();
        }

        /** The parser keeps no lines, so the id is looked up in the text. */
        private long line(String id) {
            var place = Stream.of("id=\"" + id + "\"", "id='" + id + "'")
                    .mapToInt(text::indexOf)
                    .max()
                    .orElse(0);
            return text.substring(0, Math.max(place, 0)).lines().count();
        }
    }
}
