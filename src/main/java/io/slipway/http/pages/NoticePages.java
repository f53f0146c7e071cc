package io.slipway.http.pages;

import io.slipway.comms.Notices;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.release.RuleBroken;
import io.slipway.words.Quoted;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that sends a mail again. */
@Page
class NoticePages {

    private final Lookup lookup;
    private final Notices notices;

    NoticePages(Lookup lookup, Notices notices) {
        this.lookup = lookup;
        this.notices = notices;
    }

    @PostMapping("/deliveries/{id}/resend")
    String resend(@PathVariable String id, Viewer viewer, RedirectAttributes answer) {
        var notice = notices.ofDelivery(id).orElseThrow(() -> new Unknown("There is no delivery " + Quoted.of(id)));
        viewer.mustOperate(lookup.programme(lookup.release(notice.release().value())), "send mails again");
        try {
            notices.resend(id, viewer.id());
            answer.addFlashAttribute("done", "The mail goes out again");
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage());
        }
        return "redirect:/releases/" + notice.release() + "#notices";
    }
}
