package org.mingcha.campaign;

/**
 * A way by which reports come in.
 *
 * @param letter one capital letter for numbers, unique in a template
 */
public record Channel(String key, Text name, String letter) implements Keyed {}
