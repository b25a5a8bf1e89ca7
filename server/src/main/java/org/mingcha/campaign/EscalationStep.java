package org.mingcha.campaign;

/**
 * A step of the ladder for what is overdue. Steps are taken in order, each only after the former.
 *
 * @param overdue how long after the deadline it is due, counted in {@code unit}; 0 is the day after
 *     the deadline
 * @param unit {@code workdays} or {@code days}
 * @param automatic whether it goes out by itself; otherwise it is prepared and a person signs
 */
public record EscalationStep(String key, Text name, int overdue, ClockUnit unit, boolean automatic)
    implements Keyed {}
