package io.slipway.banner;

import io.slipway.programme.Programme;

/** The place where the product tells its users that it is down. */
public interface SiteBanner {

    SiteDisplay shown(Programme programme);

    /** Makes the product show this; does nothing when it already does. */
    void show(Programme programme, SiteDisplay wanted);
}
