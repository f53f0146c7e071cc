package io.slipway.http.pages;

import io.slipway.http.Viewer;
import io.slipway.models.ModelProposals;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells process owners on every page how many proposals wait for a decision. */
@ControllerAdvice(annotations = Page.class)
class ModelNews {

    private final ModelProposals proposals;

    ModelNews(ModelProposals proposals) {
        this.proposals = proposals;
    }

    @ModelAttribute("openProposals")
    @Nullable
    Integer open(Viewer viewer) {
        var open = viewer.ownsModels() ? proposals.open() : 0;
        return open == 0 ? null : open;
    }
}
