package io.slipway.comms;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import io.slipway.words.TemplateBroken;
import io.slipway.words.Templates;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One file of {@code templates/notices}, compiled and tried out. */
record NoticeTemplate(String name, String file, TemplateHeader head, Template subject, Template body) {

    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final int LONGEST_SUBJECT = 300;

    /** Compiles the file of a notice, or tells its owner the line and the mend. */
    static NoticeTemplate of(String name, String file, String content) {
        return of(name, file, content, NoticeFacts.names(), List.of(NoticeFacts.full(), NoticeFacts.bare()));
    }

    /** Compiles the file of a digest, or tells its owner the line and the mend. */
    static NoticeTemplate ofDigest(String name, String file, String content) {
        return of(name, file, content, DigestFacts.names(), List.of(DigestFacts.full()));
    }

    private static NoticeTemplate of(
            String name, String file, String content, Set<String> known, List<? extends Record> samples) {
        var lines = content.lines().toList();
        var head = TemplateHeader.of(file, lines);
        checkNames(file, lines, known);
        var body = String.join("\n", lines.subList(head.lines(), lines.size())).strip() + "\n";
        var template = new NoticeTemplate(
                name,
                file,
                head,
                compile(file, 1, Templates.PLAIN, head.subject()),
                compile(file, head.lines(), Templates.MARKDOWN, body));
        samples.forEach(template::tryOut);
        return template;
    }

    String subject(Record facts) {
        var line = subject.execute(facts).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    String markdown(Record facts) {
        return body.execute(facts);
    }

    private void tryOut(Record facts) {
        try {
            subject(facts);
            markdown(facts);
        } catch (MustacheException.Context broken) {
            throw new TemplateBroken(
                    file, broken.lineNo + head.lines(), "'{{" + broken.key + "}}' is not known at this place");
        }
    }

    private static Template compile(String file, int offset, Mustache.Compiler compiler, String text) {
        try {
            return compiler.compile(text);
        } catch (MustacheParseException broken) {
            var message = String.valueOf(broken.getMessage());
            var line = LINE.matcher(message);
            throw new TemplateBroken(
                    file,
                    offset + (line.find() ? Integer.parseInt(line.group(1)) : 1),
                    message + "; close every {{#section}}");
        }
    }

    private static void checkNames(String file, List<String> lines, Set<String> known) {
        var placeholder = Pattern.compile("\\{\\{\\{?[#^/&]?\\s*([^}\\s]*)\\s*}}");
        for (int line = 0; line < lines.size(); line++) {
            var found = placeholder.matcher(lines.get(line));
            while (found.find()) {
                if (!known.contains(found.group(1))) {
                    throw new TemplateBroken(
                            file,
                            line + 1,
                            "there is no '{{" + found.group(1) + "}}'; use one of "
                                    + known.stream().sorted().toList());
                }
            }
        }
    }
}
