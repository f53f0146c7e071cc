package io.slipway.comms;

import io.slipway.comms.DigestFacts.News;
import io.slipway.comms.DigestFacts.ReleaseNews;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.words.Digest;
import io.slipway.words.ReadableTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together, for each person, what waited for a digest until now. */
@Component
class Digests {

    private final DigestTable table;
    private final NoticeTemplates templates;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;
    private final String url;

    Digests(
            DigestTable table,
            NoticeTemplates templates,
            Releases releases,
            Programmes programmes,
            Clock clock,
            @Value("${slipway.url}") String url) {
        this.table = table;
        this.templates = templates;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
        this.url = url;
    }

    /**
     * Puts together the digest of the person who waits longest, with whatever else they wait for by now. What comes too
     * late for it goes with another.
     *
     * @return whether there was one; another node may have been faster
     */
    @Transactional
    public boolean gather() {
        var now = clock.instant();
        var oldest = table.oldest(now);
        if (oldest.isEmpty() || !table.open(oldest.get())) {
            return false;
        }
        var programme = programmes.get(releases.get(oldest.get().release()).programme());
        table.fill(oldest.get(), programme.id(), now);
        write(oldest.get().id(), programme, table.notices(oldest.get().id()), now);
        return true;
    }

    private void write(String id, Programme programme, List<Notice> notices, Instant now) {
        var template = templates.digest(programme.id());
        var facts = facts(programme, notices, now);
        var markdown = template.markdown(facts);
        table.insert(new DigestTable.Text(id, template.subject(facts), markdown, Digest.of(markdown), now));
    }

    private DigestFacts facts(Programme programme, List<Notice> notices, Instant now) {
        Map<ReleaseKey, List<Notice>> byRelease = new LinkedHashMap<>();
        notices.forEach(notice -> byRelease
                .computeIfAbsent(notice.release(), release -> new ArrayList<>())
                .add(notice));
        var ask =
                programme.partiesOf(programme.operator().id()).get(0).contacts().get(0);
        return new DigestFacts(
                programme.name(),
                ReadableTime.dayInSubject(LocalDate.ofInstant(now, programme.timeZone())),
                byRelease.entrySet().stream()
                        .map(entry -> news(programme, releases.get(entry.getKey()), entry.getValue(), now))
                        .toList(),
                ask.name(),
                ask.email());
    }

    private ReleaseNews news(Programme programme, Release release, List<Notice> notices, Instant now) {
        return new ReleaseNews(
                release.key().value(),
                release.title(),
                notices.stream()
                        .map(notice -> new News(
                                programme.time().clock(notice.createdAt(), now),
                                firstLine(notice.markdown()),
                                url + "/releases/" + release.key() + "#notice-" + notice.id()))
                        .toList());
    }

    private static String firstLine(String markdown) {
        return markdown.lines()
                .map(line -> line.replaceFirst("^#+", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
