package io.slipway.readiness;

import io.slipway.programme.Programme.Forum;
import io.slipway.programme.Programme.Notice;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What forms show of a release's terms: whose it is, which forum approves it, how long before people know of it. */
@Component
class TermsShown implements TaskContent {

    private final Programmes programmes;
    private final Resolvers resolvers;

    TermsShown(Programmes programmes, Resolvers resolvers) {
        this.programmes = programmes;
        this.resolvers = resolvers;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of(
                "party",
                () -> resolvers.of(release).map(Party::name).orElse(""),
                "forum",
                () -> forum(release),
                "noticeAsked",
                () -> notice(release));
    }

    private String forum(Release release) {
        return programmes.get(release.programme()).forums().stream()
                .filter(forum -> forum.id().equals(release.terms().forum()))
                .map(Forum::name)
                .findFirst()
                .orElse("");
    }

    private String notice(Release release) {
        var days = release.terms().noticeDays();
        var notice = days == null
                ? programmes
                        .get(release.programme())
                        .releaseType(release.type())
                        .notice()
                : new Notice(days, null);
        if (notice == null) {
            return "none asked";
        }
        return notice.businessDays() == null
                ? hours(notice.period())
                : notice.businessDays() + (notice.businessDays() == 1 ? " business day" : " business days");
    }

    private static String hours(@Nullable Duration period) {
        return period == null ? "none asked" : period.toHours() + (period.toHours() == 1 ? " hour" : " hours");
    }
}
