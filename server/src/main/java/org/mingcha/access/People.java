package org.mingcha.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;

/** The columns that make a {@link Person}, the same for sessions and tokens. */
final class People {
  /** For an account {@code a} and an official {@code o}. */
  static final String COLUMNS =
      """
      a.id as account_id, a.official_id, a.login, a.locale, a.must_change, o.name,
             array(select distinct p.role from appointment p
                    where p.official_id = a.official_id and p.period @> now()) as roles\
      """;

  private People() {}

  static Person.Facts read(ResultSet rs, Person.Proof proof, long proofId) throws SQLException {
    return new Person.Facts(
        rs.getLong("account_id"),
        rs.getLong("official_id"),
        rs.getString("login"),
        rs.getString("name"),
        Language.ofTag(rs.getString("locale")).orElse(Language.ZH_CN),
        rs.getBoolean("must_change"),
        Arrays.stream((String[]) rs.getArray("roles").getArray())
            .map(Role::of)
            .collect(Collectors.toUnmodifiableSet()),
        proof,
        proofId);
  }
}
