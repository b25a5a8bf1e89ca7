package org.mingcha.shared.act;

/**
 * What a person does, as one small class named for it. {@link Acts} runs it in one transaction with
 * the acting person set for row security; it locks what it changes, checks, applies and records.
 *
 * @param <C> the command: what the page, the API or the importer passes
 * @param <R> the result: ids and numbers only, it is kept for a repeated request
 */
public interface Act<C, R> {

  /** Stable name, e.g. {@code clue.conclude}; stands in history, in the API and in the docs. */
  String name();

  Class<R> resultType();

  /**
   * @throws org.mingcha.shared.Refusal when who or what stands against it; nothing is changed then
   */
  R apply(C command, ActContext context);
}
