package org.mingcha.clue;

import java.time.LocalDate;
import java.util.Map;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.documents.KeptFile;
import org.mingcha.documents.StoredFiles;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** Enters a step of verification: by which method, on which day, what was found. */
@Component
class VerifyStep extends ClueAct<ClueCommand.Verify> {
  private final Desk desk;
  private final Verifications verifications;
  private final StoredFiles files;

  VerifyStep(Desk desk, Verifications verifications, StoredFiles files) {
    super("clue.verify");
    this.desk = desk;
    this.verifications = verifications;
    this.files = files;
  }

  @Override
  public Done apply(ClueCommand.Verify c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(
        CampaignTemplate.find(held.template().verificationMethods(), c.method()).isEmpty(),
        "method",
        "clue.refusal.choose");
    LocalDate today = LocalDate.ofInstant(context.now(), Texts.ZONE);
    if (c.doneOn() == null) {
      faults.add("doneOn", "clue.refusal.date");
    } else {
      faults.when(c.doneOn().isAfter(today), "doneOn", "clue.refusal.future");
      faults.when(c.doneOn().getYear() < 2000, "doneOn", "clue.refusal.date");
    }
    String text = Desk.required(faults, "text", c.text(), Desk.LONG_TEXT);
    faults.refuseIfAny();
    long id = Ids.next();
    verifications.add(
        id, held, c.method(), c.doneOn(), text, context.now(), context.actor().officialId());
    for (KeptFile file : c.files()) {
      files.attach(
          "verification", id, file, "office", context.actor().officialId(), context.now());
    }
    ClueEdit edit = held.clue().edit();
    edit.heardAt = context.now();
    desk.clues.save(edit);
    desk.record(
        held,
        name(),
        held.clue().state(),
        null,
        Map.of("step", Ids.text(id), "method", c.method(), "files", c.files().size()),
        context);
    return Done.clue(held.clue());
  }
}
