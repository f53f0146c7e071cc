package io.slipway.models;

import java.util.List;

/** What was sent cannot be proposed; the message lists every problem with its place and the mend. */
public class UploadRefused extends RuntimeException {

    private final List<String> problems;

    public UploadRefused(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
