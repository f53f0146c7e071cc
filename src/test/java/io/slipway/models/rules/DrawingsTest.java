package io.slipway.models.rules;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people see of a model, plane by plane: on paper large enough to be read, complete, with nothing over a word or a mark. */
class DrawingsTest {

    private static final Paper A3 = new Paper("A3", 400, 277, 8);
    private static final Paper A4 = new Paper("A4", 277, 190, 6);

    private static final double MARGIN = 20;
    private static final double SMALLEST_TYPE = 11;
    private static final double POINTS = 72 / 25.4;
    private static final Set<String> DRAWN_AS_LINE = Set.of("sequenceFlow", "association");

    /** Paper in landscape: what a printer leaves of it, in millimetres, and the type that can be read there, in points. */
    private record Paper(String name, double width, double height, double points) {

        double type(Box box) {
            return SMALLEST_TYPE
                    * POINTS
                    * Math.min(width / (box.width() + 2 * MARGIN), height / (box.height() + 2 * MARGIN));
        }
    }

    private record Box(double x, double y, double width, double height) {

        static Box of(ModelElement bounds) {
            return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        static Box between(ModelElement one, ModelElement other) {
            return point(one).with(point(other));
        }

        static Box point(ModelElement waypoint) {
            return new Box(number(waypoint, "x"), number(waypoint, "y"), 0, 0);
        }

        private static double number(ModelElement element, String name) {
            return Double.parseDouble(element.attribute(name));
        }

        Box with(Box other) {
            var left = Math.min(x, other.x);
            var top = Math.min(y, other.y);
            return new Box(
                    left,
                    top,
                    Math.max(x + width, other.x + other.width) - left,
                    Math.max(y + height, other.y + other.height) - top);
        }

        /** Whether they share more than a pixel. */
        boolean meets(Box other) {
            return x + 1 < other.x + other.width
                    && other.x + 1 < x + width
                    && y + 1 < other.y + other.height
                    && other.y + 1 < y + height;
        }

        /** Whether a line goes through it. */
        boolean isCrossedBy(Box line) {
            return line.x < x + width - 1
                    && line.x + line.width > x + 1
                    && line.y < y + height - 1
                    && line.y + line.height > y + 1;
        }
    }

    /** One plane: what is drawn on it, under the element it stands for. */
    private record Plane(ModelElement element, Map<ModelElement, ModelElement> drawn) {

        static Stream<Plane> of(ModelElement model) {
            var byId = model.children("process")
                    .flatMap(ModelElement::all)
                    .filter(one -> !one.id().isEmpty())
                    .collect(toMap(ModelElement::id, one -> one));
            return model.all("BPMNPlane")
                    .map(plane -> new Plane(
                            Objects.requireNonNull(byId.get(plane.attribute("bpmnElement"))),
                            plane.children().stream()
                                    .collect(toMap(
                                            one -> Objects.requireNonNull(byId.get(one.attribute("bpmnElement"))),
                                            one -> one))));
        }

        /** Returns what belongs here: everything in the element, in its open parts too, and not in those with planes of their own. */
        Stream<ModelElement> expected(ModelElement scope, Set<String> planes) {
            return scope.children().stream()
                    .filter(one -> !one.id().isEmpty() && isDrawable(one))
                    .flatMap(one -> one.is("subProcess") && !planes.contains(one.id())
                            ? Stream.concat(Stream.of(one), expected(one, planes))
                            : Stream.of(one));
        }

        private static boolean isDrawable(ModelElement element) {
            return !Set.of(
                            "extensionElements",
                            "documentation",
                            "incoming",
                            "outgoing",
                            "multiInstanceLoopCharacteristics")
                    .contains(element.name());
        }

        Box whole() {
            return drawn.values().stream()
                    .flatMap(ModelElement::all)
                    .flatMap(one -> one.is("Bounds")
                            ? Stream.of(Box.of(one))
                            : one.is("waypoint") ? Stream.of(Box.point(one)) : Stream.empty())
                    .reduce(Box::with)
                    .orElseThrow();
        }

        Box box(ModelElement element) {
            return Box.of(shape(element).children("Bounds").findFirst().orElseThrow());
        }

        ModelElement shape(ModelElement element) {
            return Objects.requireNonNull(drawn.get(element));
        }

        Stream<ModelElement> steps() {
            return drawn.keySet().stream().filter(one -> !DRAWN_AS_LINE.contains(one.name()));
        }

        Map<ModelElement, Box> labels() {
            return drawn.entrySet().stream()
                    .flatMap(one -> one.getValue()
                            .children("BPMNLabel")
                            .flatMap(label -> label.children("Bounds"))
                            .map(bounds -> Map.entry(one.getKey(), Box.of(bounds))))
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        Map<ModelElement, List<Box>> lines() {
            return drawn.keySet().stream()
                    .filter(one -> DRAWN_AS_LINE.contains(one.name()))
                    .collect(toMap(one -> one, one -> {
                        var points = shape(one).children("waypoint").toList();
                        var parts = new ArrayList<Box>();
                        for (var i = 1; i < points.size(); i++) {
                            parts.add(Box.between(points.get(i - 1), points.get(i)));
                        }
                        return parts;
                    }));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPlaneIsReadOnPaper(Path file) {
        assertThat(planes(file).flatMap(plane -> tooSmall(file, plane))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsDrawnOnceAndOnThePlaneWhereItBelongs(Path file) {
        var planes = planes(file).toList();
        var own = planes.stream().map(plane -> plane.element().id()).collect(Collectors.toSet());

        for (var plane : planes) {
            assertThat(ids(plane.drawn().keySet().stream()))
                    .as(file + ", plane of " + plane.element().id())
                    .isEqualTo(ids(plane.expected(plane.element(), own)));
        }
        assertThat(read(file)
                        .all("BPMNShape")
                        .filter(shape -> shape.attribute("isExpanded").equals("false")))
                .as("closed, in " + file)
                .hasSize(own.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void noWordLiesOnALineOrAShapeAndNoShapeOnAnother(Path file) {
        assertThat(planes(file)
                        .flatMap(plane -> Stream.of(covered(plane), crossed(plane), piled(plane))
                                .flatMap(found -> found)
                                .map(found ->
                                        file + ", plane of " + plane.element().id() + ": " + found)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noEventHidesTheMarksOfTheStepItIsOn(Path file) {
        assertThat(planes(file)
                        .flatMap(plane -> plane.steps()
                                .filter(one -> one.is("boundaryEvent"))
                                .filter(event ->
                                        marks(plane, host(plane, event)).anyMatch(plane.box(event)::meets))
                                .map(event -> file + ": " + event.id()
                                        + " hides a mark of its step; move it to a corner below")))
                .isEmpty();
    }

    @Test
    void aPlaneThatIsTooLargeIsFoundWithItsMend() throws Exception {
        var plane = planes(Path.of("processes/flip/planned-release.bpmn"))
                .findFirst()
                .orElseThrow();
        assertThat(tooSmall(Path.of("a.bpmn"), plane)).isEmpty();

        var wide = House.text("planned-release.bpmn").replaceFirst("waypoint x=\"\\d+\"", "waypoint x=\"3200\"");
        assertThat(Plane.of(read(wide.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .flatMap(one -> tooSmall(Path.of("a.bpmn"), one)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("a.bpmn, plane of planned-release: is read in 3.")
                .endsWith(
                        "on A3, and needs 8.0 pt; close a part of it and draw that on a plane of its own, or go on in another row");
    }

    private static Stream<String> tooSmall(Path file, Plane plane) {
        return Stream.of(A3, A4)
                .filter(paper -> paper.type(plane.whole()) < paper.points())
                .map(paper -> String.format(
                        Locale.ROOT,
                        "%s, plane of %s: is read in %.1f pt on %s, and needs %.1f pt; close a part of it and draw that on a"
                                + " plane of its own, or go on in another row",
                        file,
                        plane.element().id(),
                        paper.type(plane.whole()),
                        paper.name(),
                        paper.points()));
    }

    private static Stream<String> covered(Plane plane) {
        var labels = plane.labels();
        return labels.entrySet().stream()
                .flatMap(label -> Stream.concat(
                        plane.steps()
                                .filter(one -> one != label.getKey() && !holds(one, label.getKey()))
                                .filter(one -> plane.box(one).meets(label.getValue()))
                                .map(one -> "the words of " + label.getKey().id() + " lie on " + one.id()),
                        Stream.concat(
                                labels.entrySet().stream()
                                        .filter(one -> one.getKey() != label.getKey()
                                                && one.getValue().meets(label.getValue()))
                                        .map(one ->
                                                "the words of " + label.getKey().id() + " lie on those of "
                                                        + one.getKey().id()),
                                plane.lines().entrySet().stream()
                                        .filter(line ->
                                                line.getValue().stream().anyMatch(label.getValue()::isCrossedBy))
                                        .map(line ->
                                                "the words of " + label.getKey().id() + " lie on the line "
                                                        + line.getKey().id()))));
    }

    private static Stream<String> crossed(Plane plane) {
        return plane.lines().entrySet().stream()
                .flatMap(line -> plane.steps()
                        .filter(one -> !holds(one, line.getKey()))
                        .filter(one -> line.getValue().stream().anyMatch(plane.box(one)::isCrossedBy))
                        .map(one -> "the line " + line.getKey().id() + " goes through " + one.id()));
    }

    private static Stream<String> piled(Plane plane) {
        return plane.steps()
                .flatMap(one -> plane.steps()
                        .filter(other -> other != one && !holds(one, other) && !holds(other, one))
                        .filter(other -> !one.is("boundaryEvent") && !other.is("boundaryEvent"))
                        .filter(other -> plane.box(one).meets(plane.box(other)))
                        .map(other -> one.id() + " lies on " + other.id()));
    }

    /** Returns where the step's own marks are: its kind above on the left, how it is carried out in the middle below. */
    private static Stream<Box> marks(Plane plane, ModelElement step) {
        var box = plane.box(step);
        var kind = new Box(box.x(), box.y(), 26, 26);
        var repeated =
                step.children("multiInstanceLoopCharacteristics").findAny().isPresent();
        var isClosed = step.is("callActivity")
                || plane.shape(step).attribute("isExpanded").equals("false");
        var half = (repeated && isClosed ? 28 : 14) / 2.0;
        var middle = box.x() + box.width() / 2;
        return repeated || isClosed
                ? Stream.of(kind, new Box(middle - half, box.y() + box.height() - 20, 2 * half, 18))
                : Stream.of(kind);
    }

    private static ModelElement host(Plane plane, ModelElement event) {
        return plane.steps()
                .filter(one -> one.id().equals(event.attribute("attachedToRef")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean holds(ModelElement outer, ModelElement inner) {
        for (var one = inner.parent(); one != null; one = one.parent()) {
            if (one == outer) {
                return true;
            }
        }
        return false;
    }

    private static TreeSet<String> ids(Stream<ModelElement> elements) {
        return elements.map(ModelElement::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Plane> planes(Path file) {
        return Plane.of(read(file));
    }

    private static ModelElement read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static ModelElement read(byte[] content) {
        try {
            return new ModelReader(Allowed.read().limits()).read(content);
        } catch (ModelUnreadable unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static Stream<Path> models() {
        return Stream.of("processes", "src/test/resources").flatMap(folder -> {
            try (var files = Files.walk(Path.of(folder))) {
                return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        });
    }
}
