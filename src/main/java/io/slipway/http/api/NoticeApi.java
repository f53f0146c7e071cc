package io.slipway.http.api;

import io.slipway.comms.Delivery;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.words.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who was told what, and how it reached them, over REST. */
@RestController
@RequestMapping("/api")
@Tag(name = "Notices", description = "What people were told about a release, with the state per recipient")
class NoticeApi {

    private final Lookup lookup;
    private final Notices notices;

    NoticeApi(Lookup lookup, Notices notices) {
        this.lookup = lookup;
        this.notices = notices;
    }

    record NoticeView(
            String id,
            String name,
            int window,
            String subject,
            String markdown,
            String textDigest,
            Instant createdAt,
            List<DeliveryView> deliveries) {}

    record DeliveryView(
            String id,
            String party,
            String recipient,
            String address,
            Delivery.State state,
            int attempts,
            int resends,
            @Nullable String lastError,
            @Nullable Instant sentAt,
            @Nullable Instant digestAt,
            @Nullable String digest) {}

    @GetMapping("/releases/{key}/notices")
    @Operation(
            summary = "The notices of a release, the newest first",
            description = "A party sees those that it got; who decides on advice, and auditors, see all.")
    List<NoticeView> notices(@PathVariable String key, Viewer viewer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        return viewer.reader(programme).notices(programme, notices.of(release.key())).stream()
                .map(NoticeApi::view)
                .toList();
    }

    @PostMapping("/deliveries/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send one mail again", description = "After a failure or a loss. Operator only.")
    void resend(@PathVariable String id, Viewer viewer) {
        var notice = notices.ofDelivery(id).orElseThrow(() -> new Unknown("There is no delivery " + Quoted.of(id)));
        viewer.mustOperate(lookup.programme(lookup.release(notice.release().value())), "send mails again");
        notices.resend(id, viewer.id());
    }

    private static NoticeView view(Notice notice) {
        return new NoticeView(
                notice.id(),
                notice.name(),
                notice.window(),
                notice.subject(),
                notice.markdown(),
                notice.textDigest(),
                notice.createdAt(),
                notice.deliveries().stream().map(NoticeApi::view).toList());
    }

    private static DeliveryView view(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.party(),
                delivery.recipient(),
                delivery.address(),
                delivery.state(),
                delivery.attempts(),
                delivery.resends(),
                delivery.lastError(),
                delivery.sentAt(),
                delivery.digestAt(),
                delivery.digest());
    }
}
