package io.slipway.release;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issues in live operation that releases deal with, as every room may read them. */
public interface ReleaseIssues {

    /** Returns the issue that the release deals with. */
    Optional<LiveIssue> of(ReleaseKey release);

    /** Returns every reference that the release's issue bore, the one first that it was begun with. */
    List<String> references(ReleaseKey release);

    /** Returns what the service desk says of the issue by now, where that is not what the release was begun with. */
    Optional<IssueNews> news(ReleaseKey release);

    /** Returns every report of the release's issue, the oldest first. */
    List<IssueReport> reports(ReleaseKey release);

    /** The release deals with the issue from its first moment on. */
    void add(String programme, LiveIssue issue, ReleaseKey release);

    /** Returns the issue of each of the releases that deals with one. */
    Map<ReleaseKey, LiveIssue> of(Collection<ReleaseKey> releases);
}
