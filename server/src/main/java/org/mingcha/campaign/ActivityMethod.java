package org.mingcha.campaign;

/**
 * A way of inspecting in the field (督导方式), such as individual talks.
 *
 * @param countUnit what an activity's count counts, such as "人次" or "份"
 */
public record ActivityMethod(String key, Text name, Text countUnit) implements Keyed {}
