package org.mingcha.insight.chart;

/**
 * A piece of a bar.
 *
 * @param value 0 or more
 * @param href the records behind it
 */
public record Part(long value, String href) {}
