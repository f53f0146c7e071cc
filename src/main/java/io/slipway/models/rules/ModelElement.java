package io.slipway.models.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One element of a model as the engine reads it: its text is all its characters, whatever comments stand between. */
final class ModelElement {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/";
    private static final String OMG = "omg.org/spec/";

    private final String namespace;
    private final String name;
    private final int line;
    private final @Nullable ModelElement parent;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<ModelElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    record Attribute(String namespace, String name, String value) {}

    ModelElement(@Nullable ModelElement parent, String namespace, String name, int line) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void add(Attribute attribute) {
        attributes.add(attribute);
    }

    void addText(String more) {
        text.append(more);
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    @Nullable
    ModelElement parent() {
        return parent;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<ModelElement> children() {
        return children;
    }

    String text() {
        return text.toString();
    }

    String id() {
        return attribute("id");
    }

    /** Returns the value of an attribute without namespace; empty when there is none. */
    String attribute(String wanted) {
        return find("", wanted).orElse("");
    }

    /** Returns the value of one of the engine's own attributes; empty when there is none. */
    String camunda(String wanted) {
        return find(CAMUNDA, wanted).orElse("");
    }

    boolean has(String wanted) {
        return find("", wanted).isPresent();
    }

    private Optional<String> find(String in, String wanted) {
        return attributes.stream()
                .filter(one -> one.name().equals(wanted))
                .filter(one -> in.isEmpty()
                        ? one.namespace().isEmpty()
                        : one.namespace().startsWith(in))
                .map(Attribute::value)
                .findFirst();
    }

    Stream<ModelElement> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    /** Whether it bears the name, and not in a namespace that means nothing to the engine. */
    boolean is(String wanted) {
        return name.equals(wanted) && (namespace.startsWith(CAMUNDA) || namespace.contains(OMG));
    }

    /** Returns what stands in the extension elements of this one. */
    Stream<ModelElement> extensions(String wanted) {
        return children("extensionElements").flatMap(extensions -> extensions.children(wanted));
    }

    /** Returns the element and everything in it, in the order of the file. */
    Stream<ModelElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ModelElement::all));
    }

    Stream<ModelElement> all(String wanted) {
        return all().filter(one -> one.is(wanted));
    }

    /** Returns the element that this one says something about: itself, or what bears the extension elements it is in. */
    ModelElement bearer() {
        var bearer = this;
        while (bearer.id().isEmpty() && bearer.parent != null) {
            bearer = Objects.requireNonNull(bearer.parent);
        }
        return bearer;
    }

    boolean isEventSubProcess() {
        return attribute("triggeredByEvent").equals("true");
    }

    /** Returns what makes an event more than a plain one. */
    List<ModelElement> eventDefinitions() {
        return children.stream()
                .filter(child -> child.name.endsWith("EventDefinition"))
                .toList();
    }
}
