package org.mingcha.organisation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Imported;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The system administrator confirms a checked file of units: all of it or nothing. */
@Component
class ImportUnits implements Act<Commands.ConfirmImport, Imported> {
  private final NamedParameterJdbcTemplate jdbc;
  private final Units units;
  private final Uploads uploads;
  private final UnitChecks checks;
  private final Ledger ledger;

  ImportUnits(
      NamedParameterJdbcTemplate jdbc, Units units, Uploads uploads, UnitChecks checks, Ledger ledger) {
    this.jdbc = jdbc;
    this.units = units;
    this.uploads = uploads;
    this.checks = checks;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "unit.import";
  }

  @Override
  public Class<Imported> resultType() {
    return Imported.class;
  }

  @Override
  public Imported apply(Commands.ConfirmImport c, ActContext context) {
    Admin.require(context);
    units.lockTree();
    Uploads.Upload upload = uploads.take(c.uploadId(), context.actor().accountId(), Imports.UNITS);
    UnitChecks.Result result = checks.check(Imports.read(upload.content(), UnitChecks.columns()));
    if (!result.errors().isEmpty()) {
      throw Imports.refused(result.errors().list().getFirst());
    }
    Map<String, Long> idOfName = new HashMap<>();
    List<UnitChecks.Addition> additions = result.additions();
    MapSqlParameterSource[] rows = new MapSqlParameterSource[additions.size()];
    for (int i = 0; i < rows.length; i++) {
      UnitChecks.Addition a = additions.get(i);
      long id = Ids.next();
      idOfName.put(a.name().simplified(), id);
      rows[i] =
          new MapSqlParameterSource()
              .addValue("id", id)
              .addValue("name", a.name().simplified())
              .addValue("hant", a.nameHant())
              .addValue("pinyin", a.name().pinyin())
              .addValue("initials", a.name().initials())
              .addValue("kind", a.kind().key())
              .addValue("industry", a.industry())
              .addValue("region", a.regionCode())
              .addValue(
                  "superior",
                  a.superiorInFile() == null ? a.superiorId() : idOfName.get(a.superiorInFile()),
                  java.sql.Types.BIGINT)
              .addValue("opened", a.openedOn());
    }
    // in order: the trigger that keeps the line looks at the superior's row
    jdbc.batchUpdate(
        """
        insert into unit (id, name, name_hant, pinyin, initials, kind, industry, region_code,
                          superior_id, line, opened_on)
        values (:id, :name, :hant, :pinyin, :initials, :kind, :industry, :region, :superior, '{}', :opened)
        """,
        rows);
    ledger.append(
        context,
        Ledger.Step.of(null, "unit", upload.id(), name()).with(Map.of("added", rows.length)));
    return new Imported(rows.length, 0);
  }
}
