package io.slipway.comms;

import io.slipway.programme.Programme.Party;

/** A person to tell, for the party they stand for, and why they are told. */
record Recipient(Party party, String name, String address, String reason) {}
