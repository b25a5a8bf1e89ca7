package org.mingcha.campaign;

/** A plain element with nothing but a key and a name: an industry, a method of verification. */
public record Item(String key, Text name) implements Keyed {}
