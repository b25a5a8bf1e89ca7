package org.mingcha.clue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.NumberPattern;
import org.mingcha.campaign.Parties;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How clues go from one office to another: onto a list, out with a letter, off it again. */
@Component
class Dispatch {
  private final Desk desk;
  private final BatchRows batches;
  private final Organisation organisation;
  private final Parties parties;
  private final JdbcClient jdbc;

  Dispatch(
      Desk desk, BatchRows batches, Organisation organisation, Parties parties, JdbcClient jdbc) {
    this.desk = desk;
    this.batches = batches;
    this.organisation = organisation;
    this.parties = parties;
    this.jdbc = jdbc;
  }

  /** Only while the managing office itself has the clue. */
  void requireAtManager(Held held) {
    if (held.clue().holderId() != held.clue().managerId()) {
      throw Refusal.wrongState("clue.refusal.not-here");
    }
  }

  /** Offices that ever had the clue to handle. */
  Set<Long> formerHandlers(long clueId) {
    return new HashSet<>(
        jdbc.sql("select party_id from clue_former_handler where clue_id = :clue")
            .param("clue", clueId)
            .query(Long.class)
            .list());
  }

  /**
   * After an objection nobody verifies who did so before.
   *
   * @throws Refusal not allowed
   */
  void refuseIfObjected(Held held, long party) {
    boolean onItsWay =
        Chain.down(held.links()).stream().anyMatch(l -> l.toParty() == party);
    if (!onItsWay
        && Chain.isObjected(held.clue(), held.links())
        && formerHandlers(held.clue().id()).contains(party)) {
      throw Refusal.notAllowed("clue.refusal.objected-elsewhere");
    }
  }

  /**
   * Whether the clue may go to that office. The refusal never says why an office is kept out.
   *
   * @throws Refusal invalid receiver
   */
  void checkReceiver(Held held, long from, long to, Link.Purpose purpose) {
    ClueRow clue = held.clue();
    boolean unit = organisation.findUnit(to).isPresent();
    if (!unit && desk.campaigns.findGroup(to).filter(g -> g.campaignId() == clue.campaignId()).isEmpty()) {
      throw Refusal.invalid("toParty", "clue.refusal.no-receiver");
    }
    if (to == from || to == clue.managerId() || onChain(held, to)) {
      throw Refusal.invalid("toParty", "clue.refusal.on-chain");
    }
    if (unit && !organisation.mayReceive(to, clue.subjects())) {
      throw Refusal.invalid("toParty", "clue.refusal.receiver");
    }
    if (purpose == Link.Purpose.OBJECTION || purpose == Link.Purpose.ELSEWHERE) {
      // a link of the objection itself may be handed on; an office of an earlier round may not
      if (formerHandlers(clue.id()).contains(to)) {
        throw Refusal.invalid("toParty", "clue.refusal.handled-before");
      }
    }
    if (purpose == Link.Purpose.ELSEWHERE && samePlace(held, to)) {
      throw Refusal.invalid("toParty", "clue.refusal.same-place");
    }
  }

  private boolean samePlace(Held held, long to) {
    String place = parties.region(to);
    return held
        .current()
        .map(l -> parties.region(l.toParty()))
        .filter(place::equals)
        .isPresent();
  }

  private static boolean onChain(Held held, long party) {
    return Chain.down(held.links()).stream()
        .anyMatch(l -> l.fromParty() == party || l.toParty() == party);
  }

  Link.Purpose purpose(Held held) {
    if (Chain.isObjected(held.clue(), held.links())) {
      return Link.Purpose.OBJECTION;
    }
    boolean again =
        held.links().stream().anyMatch(l -> l.state() == HandOverState.APPROVED)
            || held.clue().result() != null;
    return again ? Link.Purpose.RE_VERIFY : Link.Purpose.VERIFY;
  }

  /** Puts the clue on a list. */
  Link list(
      Held held,
      long batchId,
      long to,
      Link.Purpose purpose,
      @Nullable String rule,
      @Nullable String overruled) {
    Link link =
        new Link(
            Ids.next(),
            batchId,
            held.clue().id(),
            held.clue().holderId(),
            to,
            held.current().map(Link::id).orElse(null),
            purpose,
            HandOverState.LISTED,
            rule,
            overruled,
            null,
            null,
            null,
            null,
            1);
    desk.links.insert(link, held.clue().campaignId());
    return link;
  }

  /** Takes the clue off a list that is not sent, when it goes another way. */
  void unlist(Held held) {
    held.links().stream()
        .filter(l -> l.state() == HandOverState.LISTED)
        .forEach(l -> desk.links.move(l, "batch.unlist"));
  }

  /** Sends one clue of a batch; the receiver sees it from now on. */
  void send(Held held, Link listed, ActContext context) {
    checkReceiver(held, listed.fromParty(), listed.toParty(), listed.purpose());
    String act = held.current().isPresent() ? "hand-over.on" : "batch.send";
    go(held, listed, act, listed.overruled(), context);
  }

  /** Sends a clue from review to a unit of another place; the receiver was checked before. */
  void sendElsewhere(Held held, Link listed, String reason, ActContext context) {
    go(held, listed, "review.elsewhere", reason, context);
  }

  private void go(
      Held held, Link listed, String act, @Nullable String reason, ActContext context) {
    ClueRow clue = held.clue();
    Instant now = context.now();
    Instant due = desk.clocks.due(held.template(), RequiredClock.HAND_OVER_ACCEPT, now);
    Optional<Link> above = held.current();
    above.ifPresent(l -> desk.links.move(l, "hand-over.on"));
    desk.links.sent(listed, now, due);
    desk.custody.add(clue, listed.toParty());
    desk.clues.save(clue.edit().to(ClueState.HANDED_OVER, listed.toParty(), due, now));
    desk.record(
        held,
        act,
        ClueState.HANDED_OVER,
        reason,
        Map.of("to", Ids.text(listed.toParty()), "purpose", listed.purpose().key()),
        context);
  }

  /** Gives a batch its number and marks it sent; its clues were sent before. */
  String number(BatchRow batch, ActContext context) {
    var campaign = desk.campaigns.get(batch.campaignId());
    int year = context.now().atZone(Texts.ZONE).getYear();
    long n = batches.nextNumber(batch.fromParty(), campaign.slug() + "/batch", year);
    String number =
        campaign
            .template()
            .numbering()
            .batch()
            .render(
                new NumberPattern.Values(campaign.template().code(), year, "", n),
                new java.util.Random(n));
    batches.sent(batch, number, context.now(), context.actor().officialId());
    desk.record(
        Ledger.Step.of(batch.campaignId(), "batch", batch.id(), "batch.send")
            .by(batch.fromParty())
            .states(batch.state().key(), BatchState.SENT.key()),
        context);
    return number;
  }

  /** A new draft. */
  BatchRow draft(long campaign, long from, long to, @Nullable String letter, ActContext context) {
    BatchRow batch =
        new BatchRow(
            Ids.next(), campaign, null, from, to, BatchState.DRAFT, letter, context.now(), null, null, 1);
    batches.insert(batch, context.actor().officialId());
    desk.record(
        Ledger.Step.of(campaign, "batch", batch.id(), "batch.create")
            .by(from)
            .states(null, BatchState.DRAFT.key())
            .with(Map.of("to", Ids.text(to))),
        context);
    return batch;
  }

  /**
   * After links were given back or taken: whoever is no longer on the chain loses sight. The last
   * step of an act, because the actor may be among them.
   *
   * @return whether the actor sees the clue on
   */
  boolean settle(Held held, ActContext context) {
    List<Link> chain = Chain.down(desk.links.of(held.clue().id()));
    Set<Long> stay =
        Chain.parties(held.clue(), held.campaign().leadOfficeId(), chain);
    Set<Long> gone =
        held.clue().custody().stream().filter(p -> !stay.contains(p)).collect(Collectors.toSet());
    return desk.custody.remove(held.clue(), gone);
  }
}
