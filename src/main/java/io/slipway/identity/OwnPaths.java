package io.slipway.identity;

import java.net.URI;
import org.springframework.security.web.DefaultRedirectStrategy;

/** Leads on to a place of ours by its path alone: the host that a request names may be a stranger's. */
class OwnPaths extends DefaultRedirectStrategy {

    @Override
    protected String calculateRedirectUrl(String contextPath, String url) {
        var asked = URI.create(url);
        var path = asked.getRawPath() == null || asked.getRawPath().isEmpty() ? "/" : asked.getRawPath();
        var inside = path.startsWith("//") ? "/" : path;
        return asked.getRawQuery() == null ? inside : inside + "?" + asked.getRawQuery();
    }
}
