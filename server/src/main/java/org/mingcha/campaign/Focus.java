package org.mingcha.campaign;

/** A focus of the inspection (督导重点). {@code order} starts at 1 and is unique. */
public record Focus(String key, Text name, int order) implements Keyed {}
