package org.mingcha.demo;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Texts;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Enters the people of the demonstration: officials with their posts, accounts, appointments. Written
 * to the tables in great numbers at once, as an installation takes over the staff lists of offices;
 * what people then do, they do by acts.
 */
@Component
@Profile("demo")
final class Registry {
  private final JdbcClient jdbc;
  private NameMaker names = new NameMaker();
  private @Nullable String passwordHash;

  Registry(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A load begins: no name is taken yet. */
  void begin() {
    names = new NameMaker();
  }

  NameMaker names() {
    return names;
  }

  /** Posts and their holders, collected to be written together. */
  static final class Staff {
    private final List<Cast.Official> officials = new ArrayList<>();
    private final List<Long> committees = new ArrayList<>();
    private final List<Long> disciplines = new ArrayList<>();

    /**
     * @param committee 0 when nobody is on record who manages the post
     */
    void add(Cast.Official official, long committee, long discipline) {
      officials.add(official);
      committees.add(committee);
      disciplines.add(discipline);
    }
  }

  Cast.Official official(Random random, long unit, Offices.Post post) {
    return new Cast.Official(
        Ids.next(), names.official(random), unit, post.title(), post.head(), post.rank());
  }

  void enter(Staff staff, LocalDate from) {
    int n = staff.officials.size();
    Long[] ids = new Long[n];
    Long[] posts = new Long[n];
    Long[] holdings = new Long[n];
    Long[] units = new Long[n];
    String[] name = new String[n];
    String[] hant = new String[n];
    String[] pinyin = new String[n];
    String[] initials = new String[n];
    String[] titles = new String[n];
    String[] titlesHant = new String[n];
    Boolean[] heads = new Boolean[n];
    String[] ranks = new String[n];
    for (int i = 0; i < n; i++) {
      Cast.Official o = staff.officials.get(i);
      ids[i] = o.id();
      posts[i] = Ids.next();
      holdings[i] = Ids.next();
      units[i] = o.unitId();
      name[i] = o.name();
      hant[i] = NameMaker.hant(o.name());
      pinyin[i] = NameMaker.pinyin(o.name());
      initials[i] = NameMaker.initials(o.name());
      titles[i] = o.title();
      titlesHant[i] = NameMaker.hant(o.title());
      heads[i] = o.head();
      ranks[i] = o.rank();
    }
    jdbc.sql(
            """
            insert into official (id, name, name_hant, pinyin, initials)
            select * from unnest(:ids, :names, :hant, :pinyin, :initials)
            """)
        .param("ids", ids)
        .param("names", name)
        .param("hant", hant)
        .param("pinyin", pinyin)
        .param("initials", initials)
        .update();
    jdbc.sql(
            """
            insert into post (id, unit_id, title, title_hant, head, rank, committee_id, discipline_id, opened_on)
            select id, unit, title, hant, head, rank, nullif(committee, 0), nullif(discipline, 0), :from
              from unnest(:posts, :units, :titles, :titlesHant, :heads, :ranks, :committees, :disciplines)
                as p (id, unit, title, hant, head, rank, committee, discipline)
            """)
        .param("posts", posts)
        .param("units", units)
        .param("titles", titles)
        .param("titlesHant", titlesHant)
        .param("heads", heads)
        .param("ranks", ranks)
        .param("committees", staff.committees.toArray(Long[]::new))
        .param("disciplines", staff.disciplines.toArray(Long[]::new))
        .param("from", from)
        .update();
    jdbc.sql(
            """
            insert into holding (id, post_id, official_id, from_on)
            select h.id, h.post, h.official, :from from unnest(:holdings, :posts, :ids) as h (id, post, official)
            """)
        .param("holdings", holdings)
        .param("posts", posts)
        .param("ids", ids)
        .param("from", from)
        .update();
  }

  /** Accounts with one appointment each. */
  void signUp(List<Cast.Account> accounts, Instant from, @Nullable Long campaign) {
    insert(accounts, from);
    accounts.forEach(a -> appoint(a, "unit", from, null, campaign));
  }

  private void insert(List<Cast.Account> accounts, Instant from) {
    jdbc.sql(
            """
            insert into account (id, official_id, login, password_hash, password_set_at, created_at)
            select a.id, a.official, a.login, :hash, :from, :from
              from unnest(:ids, :officials, :logins) as a (id, official, login)
            """)
        .param("ids", accounts.stream().map(Cast.Account::id).toArray(Long[]::new))
        .param("officials", accounts.stream().map(a -> a.official().id()).toArray(Long[]::new))
        .param("logins", accounts.stream().map(Cast.Account::login).toArray(String[]::new))
        .param("hash", hash())
        .param("from", java.sql.Timestamp.from(from))
        .update();
  }

  /** Accounts of a group: access ends with it. */
  void signUpGroup(List<Cast.Account> accounts, Cast.Group group, Cast.Campaign campaign) {
    insert(accounts, morning(campaign.startsOn()));
    accounts.forEach(
        a ->
            appoint(
                a,
                "group",
                morning(group.opensOn()),
                morning(group.closesOn().plusDays(1)),
                campaign.id()));
  }

  /**
   * @param until first instant after it; null while open-ended
   */
  void appoint(
      Cast.Account account,
      String partyKind,
      Instant from,
      @Nullable Instant until,
      @Nullable Long campaign) {
    jdbc.sql(
            """
            insert into appointment (id, official_id, role, party_id, party_kind, campaign_id, period, created_at)
            values (:id, :official, :role, :party, :kind, :campaign, tstzrange(:from, :until), :from)
            """)
        .param("id", Ids.next())
        .param("official", account.official().id())
        .param("role", account.role().key())
        .param("party", account.party())
        .param("kind", partyKind)
        .param("campaign", campaign, Types.BIGINT)
        .param("from", java.sql.Timestamp.from(from))
        .param("until", until == null ? null : java.sql.Timestamp.from(until), Types.TIMESTAMP)
        .update();
  }

  static Instant morning(LocalDate day) {
    return day.atStartOfDay(Texts.ZONE).toInstant();
  }

  static Cast.Account account(String login, Cast.Official official, Role role, long party) {
    return new Cast.Account(Ids.next(), login, official, role, party);
  }

  // one hash for all: they have the same password, and each takes a while to compute
  private String hash() {
    String hash = passwordHash;
    if (hash == null) {
      hash = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(DemoSignInList.PASSWORD);
      passwordHash = hash;
    }
    return hash;
  }
}
