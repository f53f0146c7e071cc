package io.slipway.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recipients that are more than the contacts of one party: mailing lists, and channels of a chat. */
public record Audiences(
        @Nullable List<MailingList> distributionLists,
        @Nullable List<Channel> channels) {

    static final Audiences NONE = new Audiences(null, null);

    @Override
    public List<MailingList> distributionLists() {
        return distributionLists == null ? List.of() : distributionLists;
    }

    @Override
    public List<Channel> channels() {
        return channels == null ? List.of() : channels;
    }

    /** @param parties whose notices go to the list as well; none where it is for readers only */
    public record MailingList(String id, String name, String email, List<String> parties) {}

    /**
     * A channel of a chat.
     *
     * @param email the address that posts into it
     * @param parties whose notices are posted there as well
     */
    public record Channel(String id, String name, String email, List<String> parties) {}
}
