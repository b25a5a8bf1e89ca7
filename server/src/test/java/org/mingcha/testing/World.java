package org.mingcha.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * A small organisation with a running campaign, written straight into the tables as their owner:
 * setting up, not behaviour under test. Names carry a mark of their own so that worlds of several
 * test classes stand side by side.
 */
public final class World {
  /** Everybody's password in tests. */
  public static final String PASSWORD = "correct horse battery staple";

  private static final String PASSWORD_HASH =
      new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(PASSWORD);

  /** A person with a sign-in. */
  public record Person(long accountId, long officialId, String login) {}

  private final JdbcClient owner;
  private final String mark = Ids.text(Ids.next()).substring(5);

  /** The campaign, and the slug in its addresses. */
  public final long campaign = Ids.next();

  public final String slug = "t" + mark;

  /** The lead office, and units of the county 500101 under it. */
  public final long leadOffice;

  public final long countyOffice;
  public final long countyPolice;
  public final long countyDiscipline;

  public World(JdbcClient owner) {
    this(owner, "organised-crime");
  }

  /**
   * @param template file name under campaigns/, without ending
   */
  public World(JdbcClient owner, String template) {
    this.owner = owner;
    region("500000", "重庆市", "province", null);
    region("500100", "市辖区", "prefecture", "500000");
    region("500101", "万州区", "county", "500100");
    region("500102", "涪陵区", "county", "500100");
    leadOffice = unit("市扫黑办", "campaign-office", "500000", null);
    countyOffice = unit("万州区扫黑办", "campaign-office", "500101", leadOffice);
    countyPolice = unit("万州区公安局", "public-security", "500101", null);
    countyDiscipline = unit("万州区纪委监委", "discipline", "500101", null);
    owner
        .sql(
            """
            insert into campaign (id, slug, name_zh_cn, name_zh_tw, name_en, template_id, template_version,
              template_yaml, lead_office_id, region_code, starts_on, ends_on, intake_until, state)
            values (:id, :slug, :name, :name, :name, :template, '1', :yaml, :lead, '500000',
              current_date - 30, current_date + 30, current_date + 60, 'running')
            """)
        .param("id", campaign)
        .param("slug", slug)
        .param("name", "campaign " + mark)
        .param("template", template)
        .param("yaml", template(template))
        .param("lead", leadOffice)
        .update();
  }

  /** A region, if it is not there yet. */
  public void region(String code, String name, String level, @Nullable String parent) {
    owner
        .sql(
            """
            insert into region (code, name, name_hant, pinyin, initials, level, parent, valid_from)
            values (:code, :name, :name, '', '', :level, :parent, '1949-10-01') on conflict do nothing
            """)
        .param("code", code)
        .param("name", name)
        .param("level", level)
        .param("parent", parent, java.sql.Types.VARCHAR)
        .update();
  }

  public long unit(String name, String kind, String region, @Nullable Long superior) {
    long id = Ids.next();
    owner
        .sql(
            """
            insert into unit (id, name, name_hant, kind, region_code, superior_id, line, opened_on)
            values (:id, :name, :name, :kind, :region, :superior, '{}', '2000-01-01')
            """)
        .param("id", id)
        .param("name", name + " " + mark)
        .param("kind", kind)
        .param("region", region)
        .param("superior", superior, java.sql.Types.BIGINT)
        .update();
    return id;
  }

  public long official(String name) {
    long id = Ids.next();
    owner
        .sql("insert into official (id, name, name_hant) values (:id, :name, :name)")
        .param("id", id)
        .param("name", name)
        .update();
    return id;
  }

  /** Puts an official into a new post of a unit, from last year on. */
  public long post(long official, long unit, boolean head, String rank) {
    long post = Ids.next();
    owner
        .sql(
            """
            insert into post (id, unit_id, title, head, rank, opened_on)
            values (:id, :unit, 'post', :head, :rank, '2000-01-01')
            """)
        .param("id", post)
        .param("unit", unit)
        .param("head", head)
        .param("rank", rank)
        .update();
    owner
        .sql(
            "insert into holding (id, post_id, official_id, from_on) values (:id, :post, :official, current_date - 365)")
        .param("id", Ids.next())
        .param("post", post)
        .param("official", official)
        .update();
    return post;
  }

  /** A new person with a sign-in and one appointment. */
  public Person person(String name, Role role, long party) {
    return person(name, role, party, "unit");
  }

  public Person person(String name, Role role, long party, String partyKind) {
    Person person = person(name);
    appoint(person, role, party, partyKind);
    return person;
  }

  /** A new person with a sign-in and no appointment. */
  public Person person(String name) {
    long official = official(name);
    long account = Ids.next();
    String login = "u" + Ids.text(account);
    owner
        .sql(
            """
            insert into account (id, official_id, login, password_hash, password_set_at, created_at)
            values (:id, :official, :login, :hash, now(), now())
            """)
        .param("id", account)
        .param("official", official)
        .param("login", login)
        .param("hash", PASSWORD_HASH)
        .update();
    return new Person(account, official, login);
  }

  public void appoint(Person person, Role role, long party, String partyKind) {
    owner
        .sql(
            """
            insert into appointment (id, official_id, role, party_id, party_kind, campaign_id, period, created_at)
            values (:id, :official, :role, :party, :kind, :campaign, tstzrange(now() - interval '1 year', null), now())
            """)
        .param("id", Ids.next())
        .param("official", person.officialId())
        .param("role", role.key())
        .param("party", party)
        .param("kind", partyKind)
        .param("campaign", role.administers() ? null : campaign, java.sql.Types.BIGINT)
        .update();
  }

  private static String template(String name) {
    try (var in =
        Objects.requireNonNull(
            World.class.getResourceAsStream("/campaigns/" + name + ".yaml"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
