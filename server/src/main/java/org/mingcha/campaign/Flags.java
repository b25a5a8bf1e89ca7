package org.mingcha.campaign;

/**
 * Flags of clue categories that the program itself understands. Templates may declare further ones
 * for their own routing rules.
 */
public final class Flags {

  /** A crime is alleged. */
  public static final String CRIME = "crime";

  /** An official is alleged to shelter wrongdoing (保护伞). */
  public static final String OFFICIAL_SHELTER = "official-shelter";

  /** Disorder in an industry (行业乱象). */
  public static final String INDUSTRY_DISORDER = "industry-disorder";

  /** Not a matter of this campaign. */
  public static final String OUT_OF_SCOPE = "out-of-scope";

  private Flags() {}
}
