package org.mingcha.campaign;

/** A checkpoint (督导要点) under a focus, named by the focus's key. Order is unique in a template. */
public record Checkpoint(String key, Text name, String focus, int order) implements Keyed {}
