package io.slipway.programme;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where in a YAML file each value stands, by a path like {@code environments[2].sites[0].wave}. */
final class Lines {

    private final Map<String, Integer> lines = new HashMap<>();

    Lines(@Nullable Node root) {
        if (root != null) {
            visit("", root, root.getStartMark().getLine());
        }
    }

    /** Returns the path of a value inside another. */
    static String path(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String path(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /** Returns the line of the value, or of the nearest one around it that is written down; 0 where none is. */
    int of(String path) {
        for (var at = path; ; at = at.substring(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('[')))) {
            if (lines.containsKey(at)) {
                return lines.get(at);
            }
            if (at.lastIndexOf('.') < 0 && at.lastIndexOf('[') < 0) {
                return 0;
            }
        }
    }

    private void visit(String path, Node node, int line) {
        lines.put(path, line + 1);
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    visit(
                            path(path, key.getValue()),
                            entry.getValueNode(),
                            key.getStartMark().getLine());
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (var index = 0; index < sequence.getValue().size(); index++) {
                var item = sequence.getValue().get(index);
                visit(path(path, index), item, item.getStartMark().getLine());
            }
        }
    }
}
