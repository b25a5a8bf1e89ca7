package org.mingcha.clue;

import static org.mingcha.clue.ClueState.APPROVED;
import static org.mingcha.clue.ClueState.CONCLUDED;
import static org.mingcha.clue.ClueState.HANDED_OVER;
import static org.mingcha.clue.ClueState.MERGED;
import static org.mingcha.clue.ClueState.OBJECTED;
import static org.mingcha.clue.ClueState.OPEN;
import static org.mingcha.clue.ClueState.TRANSFERRED;
import static org.mingcha.clue.ClueState.VERIFYING;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Lifecycle;
import org.mingcha.shared.act.Lifecycle.Edge;

/**
 * The states of clues, hand-overs and batches, the acts between them, and who may do which. These
 * tables refuse acts, draw buttons, feed the API and make the diagrams of docs/clue.md.
 */
public final class Lifecycles {

  /** Who runs clues at an office: opens, routes, hands over, reviews. */
  static final Set<Role> MANAGING =
      Set.copyOf(
          EnumSet.of(Role.CLUE_MANAGER, Role.OFFICE, Role.GROUP_LEADER, Role.GROUP_DEPUTY));

  /** Who works on a clue at the office that has it. */
  static final Set<Role> HANDLING =
      Set.copyOf(
          EnumSet.of(
              Role.HANDLER,
              Role.CLUE_MANAGER,
              Role.OFFICE,
              Role.GROUP_LEADER,
              Role.GROUP_DEPUTY,
              Role.GROUP_MEMBER));

  /** Who signs a step of the ladder. */
  static final Set<Role> SIGNING =
      Set.copyOf(
          EnumSet.of(Role.CLUE_MANAGER, Role.OFFICE, Role.GROUP_LEADER, Role.LEADER));

  private static final Map<String, Seat> SEATS = new LinkedHashMap<>();

  public static final Lifecycle<ClueState> CLUE =
      Lifecycle.of(
          ClueState.class,
          OPEN,
          List.of(
              at(Seat.MANAGER, "clue.open", Set.of(), OPEN, MANAGING),
              at(Seat.MANAGER, "clue.edit", ClueState.LIVE, null, MANAGING),
              at(Seat.MANAGER, "clue.add-subject", ClueState.LIVE, null, MANAGING),
              at(Seat.MANAGER, "clue.remove-subject", ClueState.LIVE, null, MANAGING),
              at(Seat.MANAGER, "clue.join", ClueState.LIVE, null, MANAGING),
              at(Seat.MANAGER, "clue.split-report", ClueState.LIVE, null, MANAGING),
              at(Seat.MANAGER, "clue.merge", Set.of(OPEN), MERGED, MANAGING),
              at(Seat.MANAGER, "clue.transfer", Set.of(OPEN), TRANSFERRED, MANAGING),
              at(Seat.HOLDER, "clue.self-verify", Set.of(OPEN), VERIFYING, MANAGING),
              at(Seat.HOLDER, "batch.list-clue", Set.of(OPEN, VERIFYING, OBJECTED), null, MANAGING),
              at(Seat.HOLDER, "batch.send", Set.of(OPEN, VERIFYING, OBJECTED), HANDED_OVER, MANAGING),
              at(Seat.HOLDER, "hand-over.on", Set.of(OPEN, VERIFYING), HANDED_OVER, MANAGING),
              at(Seat.HOLDER, "hand-over.accept", Set.of(HANDED_OVER), VERIFYING, HANDLING),
              at(Seat.HOLDER, "hand-over.return", Set.of(OPEN, HANDED_OVER, VERIFYING), OPEN, HANDLING),
              at(Seat.ABOVE, "hand-over.withdraw", Set.of(OPEN, HANDED_OVER, VERIFYING), VERIFYING, MANAGING),
              at(Seat.HOLDER, "clue.note", ClueState.LIVE, null, HANDLING),
              at(Seat.HOLDER, "clue.verify", Set.of(VERIFYING), null, HANDLING),
              at(Seat.HOLDER, "clue.conclude", Set.of(VERIFYING), CONCLUDED, HANDLING),
              at(Seat.HOLDER, "review.approve", Set.of(CONCLUDED), APPROVED, MANAGING),
              at(Seat.HOLDER, "review.endorse", Set.of(CONCLUDED), null, MANAGING),
              at(Seat.HOLDER, "review.re-verify", Set.of(CONCLUDED), VERIFYING, MANAGING),
              at(Seat.HOLDER, "review.take-up", Set.of(CONCLUDED), VERIFYING, MANAGING),
              at(Seat.HOLDER, "review.elsewhere", Set.of(CONCLUDED), HANDED_OVER, MANAGING),
              at(Seat.REPORTER, "clue.object", Set.of(APPROVED), OBJECTED, Set.of()),
              at(Seat.SUPERVISOR, "ladder.sign", ClueState.LIVE, null, SIGNING),
              at(Seat.SUPERVISOR, "ladder.decline", ClueState.LIVE, null, SIGNING)));

  public static final Lifecycle<HandOverState> HAND_OVER =
      Lifecycle.of(
          HandOverState.class,
          HandOverState.LISTED,
          List.of(
              link("batch.unlist", Set.of(HandOverState.LISTED), HandOverState.DISCARDED),
              link("batch.send", Set.of(HandOverState.LISTED), HandOverState.SENT),
              link("hand-over.accept", Set.of(HandOverState.SENT), HandOverState.ACCEPTED),
              link("hand-over.return", Set.of(HandOverState.SENT, HandOverState.ACCEPTED), HandOverState.RETURNED),
              link("hand-over.on", Set.of(HandOverState.ACCEPTED), HandOverState.HANDED_ON),
              link("hand-over.back", Set.of(HandOverState.HANDED_ON), HandOverState.ACCEPTED),
              link(
                  "hand-over.withdraw",
                  Set.of(HandOverState.SENT, HandOverState.ACCEPTED, HandOverState.HANDED_ON),
                  HandOverState.WITHDRAWN),
              link("clue.conclude", Set.of(HandOverState.ACCEPTED), HandOverState.CONCLUDED),
              link("review.endorse", Set.of(HandOverState.HANDED_ON), HandOverState.CONCLUDED),
              link("review.approve", Set.of(HandOverState.CONCLUDED), HandOverState.APPROVED),
              link("review.re-verify", Set.of(HandOverState.CONCLUDED), HandOverState.ACCEPTED),
              link("review.take-up", Set.of(HandOverState.CONCLUDED), HandOverState.WITHDRAWN),
              link("review.elsewhere", Set.of(HandOverState.CONCLUDED), HandOverState.WITHDRAWN)));

  public static final Lifecycle<BatchState> BATCH =
      Lifecycle.of(
          BatchState.class,
          BatchState.DRAFT,
          List.of(
              new Edge<>("batch.edit", Set.of(BatchState.DRAFT), null, MANAGING),
              new Edge<>("batch.send", Set.of(BatchState.DRAFT), BatchState.SENT, MANAGING),
              new Edge<>("batch.discard", Set.of(BatchState.DRAFT), BatchState.DISCARDED, MANAGING),
              new Edge<>("batch.acknowledge", Set.of(BatchState.SENT), BatchState.ACKNOWLEDGED, HANDLING)));

  private Lifecycles() {}

  /** At which office the roles of an act on a clue count. */
  public static Seat seat(String act) {
    Seat seat = SEATS.get(act);
    if (seat == null) {
      throw new IllegalArgumentException("no act " + act);
    }
    return seat;
  }

  private static Edge<ClueState> at(
      Seat seat, String act, Set<ClueState> from, @Nullable ClueState to, Set<Role> by) {
    SEATS.put(act, seat);
    return new Edge<>(act, inOrder(ClueState.class, from), to, by);
  }

  private static Edge<HandOverState> link(
      String act, Set<HandOverState> from, HandOverState to) {
    return new Edge<>(act, inOrder(HandOverState.class, from), to, HANDLING);
  }

  // diagrams come out the same every time
  private static <S extends Enum<S>> Set<S> inOrder(Class<S> states, Set<S> from) {
    EnumSet<S> ordered = EnumSet.noneOf(states);
    ordered.addAll(from);
    return java.util.Collections.unmodifiableSet(ordered);
  }
}
