package io.slipway.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Shows the mails of the demo. What a mail holds is never trusted: its HTML runs in a frame that may do nothing. */
@Controller
@Profile({"demo", "sandbox"})
class SandboxMailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final SandboxMailbox mailbox;

    SandboxMailPages(SandboxMailbox mailbox) {
        this.mailbox = mailbox;
    }

    record Line(String id, String at, String to, String subject) {}

    @GetMapping("/sandbox/mail")
    String list(Model model) {
        model.addAttribute("mails", lines());
        return "sandbox/mails";
    }

    @GetMapping("/sandbox/mail/{id}")
    String show(@PathVariable String id, Model model) {
        var mail = get(id);
        model.addAttribute("mail", mail);
        model.addAttribute("at", time(mail.receivedAt()));
        return "sandbox/mail";
    }

    @GetMapping("/sandbox/mail/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        var html = get(id).html();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(html == null ? "" : html);
    }

    @GetMapping("/sandbox/mail/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int number) {
        var attachments = get(id).attachments();
        if (number < 0 || number >= attachments.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var attachment = attachments.get(number);
        var disposition = ContentDisposition.attachment()
                .filename(attachment.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header("Content-Disposition", disposition.toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(attachment.content());
    }

    private List<Line> lines() {
        return mailbox.mails().stream()
                .map(mail -> new Line(mail.id(), time(mail.receivedAt()), mail.to(), mail.subject()))
                .toList();
    }

    private SandboxMail get(String id) {
        return mailbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
