package org.mingcha.organisation;

import java.sql.Date;
import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Imported;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator confirms a checked file of townships and villages: all of it or nothing. */
@Component
class ImportRegions implements Act<Commands.ConfirmImport, Imported> {
  private final JdbcClient jdbc;
  private final Uploads uploads;
  private final RegionChecks checks;
  private final BulkCopy bulk;
  private final Names names;
  private final Ledger ledger;

  ImportRegions(
      JdbcClient jdbc, Uploads uploads, RegionChecks checks, BulkCopy bulk, Names names, Ledger ledger) {
    this.jdbc = jdbc;
    this.uploads = uploads;
    this.checks = checks;
    this.bulk = bulk;
    this.names = names;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "region.import";
  }

  @Override
  public Class<Imported> resultType() {
    return Imported.class;
  }

  @Override
  public Imported apply(Commands.ConfirmImport c, ActContext context) {
    Admin.require(context);
    // one import at a time: the second is checked against what the first stored
    jdbc.sql("select pg_advisory_xact_lock(hashtext('mingcha.regions'))").query().listOfRows();
    Uploads.Upload upload = uploads.take(c.uploadId(), context.actor().accountId(), Imports.REGIONS);
    RegionImportResult result =
        checks.check(Imports.read(upload.content(), RegionImport.columns()));
    if (!(result instanceof RegionImportResult.Accepted accepted)) {
      throw Imports.refused(((RegionImportResult.Refused) result).errors().getFirst());
    }
    BulkCopy.Rows rows = new BulkCopy.Rows();
    for (RegionImportResult.Addition a : accepted.additions()) {
      rows.add(a.code())
          .add(a.name().simplified())
          .add(a.name().traditional())
          .add(a.name().pinyin())
          .add(a.name().initials())
          .add(a.level().key())
          .add(a.parent())
          .add(a.validFrom())
          .end();
    }
    bulk.copy("region (code, name, name_hant, pinyin, initials, level, parent, valid_from)", rows);
    for (RegionImportResult.Rename r : accepted.renames()) {
      rename(r);
    }
    names.forgetRegions();
    ledger.append(
        context,
        Ledger.Step.of(null, "region", upload.id(), name())
            .with(
                Map.of("added", accepted.additions().size(), "renamed", accepted.renames().size())));
    return new Imported(accepted.additions().size(), accepted.renames().size());
  }

  private void rename(RegionImportResult.Rename r) {
    jdbc.sql(
            """
            insert into region_former_name (code, name, valid_from, valid_to, same_place)
            select r.code, r.name,
                   coalesce((select max(f.valid_to) from region_former_name f where f.code = r.code), r.valid_from),
                   :from, true
              from region r
             where r.code = :code
               and coalesce((select max(f.valid_to) from region_former_name f where f.code = r.code), r.valid_from) < :from
            """)
        .param("code", r.code())
        .param("from", Date.valueOf(r.validFrom()))
        .update();
    jdbc.sql(
            """
            update region set name = :name, name_hant = :hant, pinyin = :pinyin, initials = :initials
             where code = :code
            """)
        .param("code", r.code())
        .param("name", r.name().simplified())
        .param("hant", r.name().traditional())
        .param("pinyin", r.name().pinyin())
        .param("initials", r.name().initials())
        .update();
  }
}
