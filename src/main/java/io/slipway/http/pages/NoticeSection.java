package io.slipway.http.pages;

import io.slipway.comms.Notices;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who was told what, as far as it is the reader's to know. */
@Component
class NoticeSection implements ReleaseSection {

    private final Notices notices;

    NoticeSection(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        model.addAttribute(
                "notices",
                reading.reader()
                        .notices(
                                reading.programme(),
                                notices.of(reading.release().key())));
    }
}
