package org.mingcha.insight;

import java.util.List;
import org.mingcha.campaign.Campaign;
import org.mingcha.insight.chart.Chart;

/**
 * The overview of a campaign, for one person at one instant.
 *
 * @param cards the figures that call for an act
 * @param funnel from report to satisfied reporter
 * @param ages of the backlog, one chart for each kind of record, stacked by state
 * @param deadlines of clues, by day
 * @param holders who has the clues of the backlog, most overdue first
 * @param days reports by day and channel
 * @param regions one row for each place
 */
public record Overview(
    Campaign campaign,
    List<Card> cards,
    Chart funnel,
    List<Chart> ages,
    Chart deadlines,
    Chart channels,
    Chart days,
    List<Chart> categories,
    List<HolderRow> holders,
    List<RegionRow> regions) {

  /**
   * A figure on a card.
   *
   * @param tone {@code bad}, {@code warn} or empty
   */
  public record Card(String label, String means, long value, String href, String tone) {}

  /** A number that opens its records. */
  public record Cell(long value, String href) {}

  public record HolderRow(String name, Cell backlog, Cell overdue, Cell soon, Cell later) {}

  /**
   * @param rate concluded clues out of all, in percent; -1 without clues
   */
  public record RegionRow(
      String name, Cell reports, Cell inClue, Cell answered, Cell clues, Cell open, Cell concluded, int rate) {}
}
