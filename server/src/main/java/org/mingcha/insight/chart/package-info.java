/** Charts as values: what is drawn as SVG, read out, and shown as a table. No domain, no colours. */
@org.springframework.modulith.NamedInterface("chart")
@org.jspecify.annotations.NullMarked
package org.mingcha.insight.chart;
