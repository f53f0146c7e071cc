package io.slipway.http.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the calendar's picture, as high as it has to be for nothing in it to cover anything else.
 *
 * @param heading whether rows below belong to it
 */
record PictureRow(String label, String name, boolean heading, double y, double height, List<Placed> shapes) {

    private static final double LANE = 20;
    private static final double PADDING = 3;
    private static final double CHARACTER = 6.1;
    private static final double GAP = 6;
    private static final double TOUCHING = 1;
    private static final int LONGEST_LABEL = 27;

    /** Something drawn: from one place to another, or at a point where it has no width. */
    record Shape(
            String kind,
            double x,
            double width,
            String label,
            String title,
            @Nullable String release) {

        static Shape bar(String kind, double x, double width, String label, String title, @Nullable String release) {
            return new Shape("bar " + kind, x, width, label, title, release);
        }

        static Shape point(String kind, double x, String label, String title) {
            return new Shape(kind, x, 0, label, title, null);
        }
    }

    /**
     * A shape with its place.
     *
     * @param y where its upper edge is
     * @param labelX where its label begins, or ends if that is said
     * @param anchor {@code start} or {@code end}
     * @param inside whether the label stands on the shape
     */
    record Placed(Shape shape, double y, String label, double labelX, String anchor, boolean inside) {

        static final double HEIGHT = LANE - 6;

        public double middle() {
            return y + HEIGHT / 2;
        }

        public double height() {
            return HEIGHT;
        }

        public boolean point() {
            return shape.width() == 0;
        }

        private double first() {
            return anchor.equals("end") && !inside ? labelX - length(label) : shape.x() - (point() ? GAP : 0);
        }

        private double last() {
            var end = shape.x() + shape.width() + (point() ? GAP : 0);
            return inside || anchor.equals("end") || label.isEmpty() ? end : labelX + length(label);
        }
    }

    static double length(String text) {
        return text.length() * CHARACTER;
    }

    static PictureRow of(String name, boolean heading, double y, List<Shape> shapes) {
        var ends = new ArrayList<Double>();
        var placed = new ArrayList<Placed>();
        var inOrder = shapes.stream()
                .sorted(Comparator.comparing(shape -> place(shape, 0).first()))
                .toList();
        for (var shape : inOrder) {
            var flat = place(shape, 0);
            var lane = 0;
            while (lane < ends.size() && ends.get(lane) > flat.first() + TOUCHING) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0.0);
            }
            ends.set(lane, flat.last() + (shape.label().isEmpty() ? 0 : GAP));
            placed.add(place(shape, y + PADDING + lane * LANE + 3));
        }
        var label = name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL - 1) + "…";
        return new PictureRow(
                label, name, heading, y, 2 * PADDING + Math.max(1, ends.size()) * LANE, List.copyOf(placed));
    }

    /** The label stands on the shape where it fits, else after it, else before it. */
    private static Placed place(Shape shape, double y) {
        var length = length(shape.label());
        if (shape.width() > length + GAP) {
            return new Placed(shape, y, shape.label(), shape.x() + GAP - 2, "start", true);
        }
        var end = shape.x() + shape.width();
        var after = end + (shape.width() == 0 ? GAP + 3 : 4);
        if (after + length <= CalendarPicture.RIGHT || shape.x() - length - GAP < CalendarPicture.LEFT) {
            var room = (int) ((CalendarPicture.RIGHT - after) / CHARACTER);
            return new Placed(shape, y, cut(shape.label(), room), after, "start", false);
        }
        return new Placed(shape, y, shape.label(), shape.x() - (shape.width() == 0 ? GAP + 3 : 4), "end", false);
    }

    private static String cut(String label, int room) {
        if (label.length() <= room) {
            return label;
        }
        return room < 3 ? "" : label.substring(0, room - 1) + "…";
    }

    public double middle() {
        return y + PADDING + LANE / 2;
    }

    public double bottom() {
        return y + height;
    }
}
