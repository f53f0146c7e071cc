package io.slipway.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Measured values and what is told of them. */
public final class Figures {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public int count() {
        return values.size();
    }

    public double sum() {
        return values.stream().mapToDouble(value -> value).sum();
    }

    public double median() {
        return percentile(50);
    }

    /** Returns the smallest value that is at least as large as this share of all. */
    public double percentile(int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1);
    }

    public double max() {
        return percentile(100);
    }
}
