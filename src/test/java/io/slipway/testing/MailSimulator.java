package io.slipway.testing;

import io.slipway.comms.Letter;
import io.slipway.comms.MailTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A mail server in memory that takes every letter. */
@Primary
@TestComponent
public class MailSimulator implements MailTransport {

    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    public List<Letter> letters(String release) {
        return letters.stream()
                .filter(letter -> letter.releases().stream()
                        .anyMatch(about -> about.value().equals(release)))
                .toList();
    }

    @Override
    public void send(Letter letter) {
        letters.add(letter);
    }
}
