package io.slipway.http.pages;

import org.springframework.ui.Model;

/** One section of a release's page, which fills what its part of the page shows. */
interface ReleaseSection {

    void show(ReleaseReading reading, Model model);
}
