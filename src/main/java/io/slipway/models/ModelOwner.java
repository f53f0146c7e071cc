package io.slipway.models;

/** Somebody who may propose and accept models, by account and by the name they have at that time. */
public record ModelOwner(String id, String name) {}
