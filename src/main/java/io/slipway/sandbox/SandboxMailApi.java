package io.slipway.sandbox;

import io.slipway.identity.CurrentPerson;
import io.slipway.identity.Groups;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes the sandbox's mail server down and up again, to show what becomes of the mail meanwhile. */
@Hidden
@RestController
@Profile({"demo", "sandbox"})
class SandboxMailApi {

    private final SandboxMailbox mailbox;
    private final CurrentPerson person;

    SandboxMailApi(SandboxMailbox mailbox, CurrentPerson person) {
        this.mailbox = mailbox;
        this.person = person;
    }

    record Wanted(boolean running) {}

    @PutMapping("/api/sandbox/mail")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody Wanted wanted) {
        if (!person.isMemberOf(Groups.ADMINS)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Only an administrator switches the sandbox's mail server; ask one");
        }
        if (wanted.running()) {
            mailbox.start();
        } else {
            mailbox.stop();
        }
    }
}
