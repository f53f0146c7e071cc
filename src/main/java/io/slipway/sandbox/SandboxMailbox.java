package io.slipway.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The mail server of the demo: takes every mail, delivers none, keeps all as files. It listens on this machine only and
 * points our own mail sender at itself, so that a demo can never mail a real person.
 */
@Component
@Profile({"demo", "sandbox"})
public class SandboxMailbox implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxMailbox.class);

    private static final String PORT = "smtp";

    /** So many of the newest are held in memory and shown; all stay as files. */
    private static final int SHOWN = 500;

    private final List<SandboxMail> mails = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final KeptPorts ports;
    private final int wanted;
    private final JavaMailSenderImpl sender;
    private final Clock clock;
    private @Nullable SMTPServer server;

    SandboxMailbox(
            @Value("${slipway.data}") Path data,
            @Value("${slipway.sandbox.smtp-port:0}") int port,
            JavaMailSenderImpl sender,
            Clock clock)
            throws IOException {
        this.folder = Files.createDirectories(data.resolve("sandbox").resolve("mail"));
        this.ports = KeptPorts.in(data.resolve("sandbox"));
        this.sender = sender;
        this.clock = clock;
        this.wanted = port;
        load();
    }

    /** Returns the newest mails received, the newest first, those of earlier runs included. */
    public List<SandboxMail> mails() {
        return mails.stream()
                .sorted(Comparator.comparing(SandboxMail::receivedAt)
                        .thenComparing(SandboxMail::id)
                        .reversed())
                .toList();
    }

    public Optional<SandboxMail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** Listens, for the first time or again after a {@link #stop}. */
    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        var started = SMTPServer.port(port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, bytes) -> take(to, bytes))
                .build();
        started.start();
        server = started;
        ports.keep(PORT, started.getPortAllocated());
        sender.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        sender.setPort(started.getPortAllocated());
        LOG.info("The sandbox mailbox takes all mail on port {}", started.getPortAllocated());
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    private void take(String to, byte[] bytes) {
        var at = clock.instant();
        var id = at.toEpochMilli() + "-" + UUID.randomUUID();
        var whole = new ByteArrayOutputStream();
        whole.writeBytes((MailReader.RECIPIENT + ": " + to + "\r\n").getBytes(US_ASCII));
        whole.writeBytes(bytes);
        try {
            Files.write(folder.resolve(id + ".eml"), whole.toByteArray());
        } catch (IOException full) {
            throw new UncheckedIOException("The sandbox mailbox cannot store mail in " + folder, full);
        }
        keep(MailReader.read(id, at, whole.toByteArray()));
    }

    private synchronized void keep(SandboxMail mail) {
        mails.add(mail);
        while (mails.size() > SHOWN) {
            mails.remove(0);
        }
    }

    private void load() throws IOException {
        try (var found = Files.list(folder)) {
            var files = found.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
            for (var file : files.subList(Math.max(0, files.size() - SHOWN), files.size())) {
                var id = file.getFileName().toString().replace(".eml", "");
                var at = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
                mails.add(MailReader.read(id, at, Files.readAllBytes(file)));
            }
        }
    }

    /** Another demo on this machine may hold it; any other will do. */
    private int port() {
        var port = wanted == 0 ? ports.of(PORT) : wanted;
        return KeptPorts.isFree(InetAddress.getLoopbackAddress().getHostAddress(), port) ? port : 0;
    }
}
