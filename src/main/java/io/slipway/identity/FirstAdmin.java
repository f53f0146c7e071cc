package io.slipway.identity;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Creates an administrator where there is none, and says the password once if it had to make one up. */
@Component
@Order
class FirstAdmin implements Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final String chosen;

    FirstAdmin(@Value("${slipway.admin-password:}") String chosen) {
        this.chosen = chosen;
    }

    @Override
    public void arrive(Accounts accounts) {
        if (!accounts.isEmpty(Groups.ADMINS)) {
            return;
        }
        var password = chosen.isEmpty() ? Passwords.random() : chosen;
        accounts.admit(new Newcomer("admin", "Slipway", "Administrator", "", Set.of(Groups.ADMINS), password));
        if (chosen.isEmpty()) {
            LOG.warn("Created the account admin with the password {} (shown this once; change it)", password);
        }
    }
}
