package io.slipway.tickets.local;

import io.slipway.release.LiveIssue;
import io.slipway.scope.TicketKind;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.TicketChange;
import io.slipway.tickets.TicketRelease;
import io.slipway.tickets.TicketRelease.State;
import io.slipway.tickets.TicketSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Tickets in one YAML file per project under the data folder. */
@Component
class TicketFiles implements TicketSystem {

    private static final Pattern PROJECT = Pattern.compile("[A-Z][A-Z0-9]{1,15}");

    private final Path folder;
    private final boolean withSample;
    private final Map<String, ProjectFile> files = new ConcurrentHashMap<>();

    @Autowired
    TicketFiles(@Value("${slipway.data}") Path data, Environment environment) {
        this(data, environment.acceptsProfiles(Profiles.of("demo | sandbox")));
    }

    TicketFiles(Path data, boolean withSample) {
        this.folder = data.resolve("tickets");
        this.withSample = withSample;
    }

    @Override
    public List<Ticket> candidates(String project) {
        var content = file(project).read();
        var released = content.releases().stream()
                .filter(release -> release.state() == State.RELEASED)
                .map(Project.Version::name)
                .toList();
        return content.tickets().stream()
                .filter(ticket -> ticket.releases().stream().noneMatch(released::contains))
                .map(Project.Entry::ticket)
                .toList();
    }

    @Override
    public List<Ticket> get(String project, Collection<String> keys) {
        return file(project).read().tickets().stream()
                .filter(ticket -> keys.contains(ticket.key()))
                .map(Project.Entry::ticket)
                .toList();
    }

    @Override
    public void takeIn(String project, LiveIssue issue) {
        file(project).change(content -> {
            var known =
                    content.tickets().stream().anyMatch(ticket -> ticket.key().equals(issue.reference()));
            return known || content.tickets().add(Project.Entry.of(issue));
        });
    }

    @Override
    public TicketRelease createRelease(String project, String name, String description, Collection<String> keys) {
        return file(project).change(content -> {
            if (find(content, name).isEmpty()) {
                content.releases().add(new Project.Version(name, description, State.OPEN));
            }
            requireOpen(content, name);
            requireKnown(content, keys);
            content.tickets().forEach(ticket -> {
                if (keys.contains(ticket.key())) {
                    ticket.releases().add(name);
                } else {
                    ticket.releases().remove(name);
                }
            });
            return find(content, name).orElseThrow();
        });
    }

    @Override
    public void attachEvidence(String project, String key, Ticket.Evidence evidence) {
        file(project).change(content -> {
            requireKnown(content, List.of(key));
            return content.tickets().stream()
                    .filter(ticket -> ticket.key().equals(key))
                    .filter(ticket -> !ticket.evidence().contains(evidence))
                    .map(ticket -> ticket.evidence().add(evidence))
                    .toList();
        });
    }

    @Override
    public void mended(String project, String key) {
        file(project).change(content -> {
            requireKnown(content, List.of(key));
            content.tickets().replaceAll(ticket -> ticket.key().equals(key) ? ticket.mended() : ticket);
            return key;
        });
    }

    @Override
    public void closeRelease(String project, String name, State state) {
        file(project).change(content -> {
            content.releases().replaceAll(release -> release.name().equals(name) ? release.ended(state) : release);
            return name;
        });
    }

    @Override
    public Optional<TicketRelease> releaseOf(String project, String name) {
        return find(file(project).read(), name);
    }

    @Override
    public List<Ticket> knownIssues(String project, String name) {
        return file(project).read().tickets().stream()
                .filter(ticket -> ticket.kind() == TicketKind.BUG && !ticket.done())
                .filter(ticket -> !ticket.releases().contains(name))
                .map(Project.Entry::ticket)
                .toList();
    }

    @Override
    public List<Ticket> bugs(String project) {
        return file(project).read().tickets().stream()
                .filter(ticket -> ticket.kind() == TicketKind.BUG)
                .map(Project.Entry::ticket)
                .toList();
    }

    @Override
    public boolean change(String project, TicketChange change) {
        return file(project).change(content -> {
            requireKnown(content, List.of(change.ticket()));
            var ticket = content.tickets().stream()
                    .filter(entry -> entry.key().equals(change.ticket()))
                    .findFirst()
                    .orElseThrow();
            if (!ticket.has(change) && ticket.takes(change)) {
                content.tickets().replaceAll(entry -> entry.key().equals(ticket.key()) ? entry.changed(change) : entry);
                return true;
            }
            return ticket.has(change);
        });
    }

    private ProjectFile file(String project) {
        if (!PROJECT.matcher(project).matches()) {
            throw new IllegalArgumentException("'" + project + "' is not a ticket project; it must match " + PROJECT);
        }
        return files.computeIfAbsent(
                project, name -> new ProjectFile(folder.resolve(name + ".yaml"), withSample ? sample(name) : ""));
    }

    private static Optional<TicketRelease> find(Project content, String name) {
        var tickets = content.tickets().stream()
                .filter(ticket -> ticket.releases().contains(name))
                .map(Project.Entry::key)
                .toList();
        return content.releases().stream()
                .filter(release -> release.name().equals(name))
                .map(release -> new TicketRelease(name, release.description(), release.state(), tickets))
                .findFirst();
    }

    private static void requireOpen(Project content, String name) {
        var state = find(content, name).map(TicketRelease::state).orElse(null);
        if (state != State.OPEN) {
            throw new IllegalStateException(
                    "Release " + name + " is " + (state == null ? "unknown" : state) + "; only an open one changes");
        }
    }

    private static void requireKnown(Project content, Collection<String> keys) {
        var known = content.tickets().stream().map(Project.Entry::key).toList();
        var unknown = keys.stream().filter(key -> !known.contains(key)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("There are no tickets " + unknown + "; add them to the ticket system");
        }
    }

    private static String sample(String project) {
        var sample = new ClassPathResource("tickets-sample/" + project + ".yaml");
        try {
            return sample.exists() ? sample.getContentAsString(StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
