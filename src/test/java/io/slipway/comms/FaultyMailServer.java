package io.slipway.comms;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that refuses or postpones mail to certain people, and remembers every attempt. */
final class FaultyMailServer implements AutoCloseable {

    private final Map<String, Integer> answers = new HashMap<>();
    private final List<String> attempts = new ArrayList<>();
    private final Map<String, MimeMessage> taken = new HashMap<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(Handler::new)
            .build();

    FaultyMailServer() {
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    /** From now on answers mail to this address with the code; 250 takes it. */
    void answer(String address, int code) {
        answers.put(address, code);
    }

    /** Returns "address message-id" for each attempt that got as far as the mail itself. */
    List<String> attempts() {
        return attempts;
    }

    Map<String, MimeMessage> taken() {
        return taken;
    }

    MimeMessage taken(String address) {
        return Objects.requireNonNull(taken.get(address), "no mail to " + address);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private String to = "";

        Handler(MessageContext context) {}

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            to = recipient;
            if (answers.getOrDefault(to, 250) == 550) {
                throw new RejectException(550, "No such mailbox");
            }
        }

        @Override
        public String data(InputStream data) throws RejectException {
            try {
                var message = new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()));
                attempts.add(to + " " + message.getMessageID());
                if (answers.getOrDefault(to, 250) == 451) {
                    throw new RejectException(451, "Try again later");
                }
                taken.put(to, message);
            } catch (java.io.IOException | jakarta.mail.MessagingException unreadable) {
                throw new RejectException(554, String.valueOf(unreadable.getMessage()));
            }
            return "OK";
        }

        @Override
        public void done() {}
    }
}
