package org.mingcha.intake;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.intake.vault.IdentityVault;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Keys;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public side of filing: checks what is handed in, makes the query code, seals. Could stand in an
 * outer zone: it reads no table of reports, and after sealing it cannot read what it sealed.
 */
@Component
class Portal {
  /** Key of the channel of the public form, in every template. */
  static final String WEB = "web";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final OpenCampaigns campaigns;
  private final IdentityVault vault;
  private final SubmissionCodec codec;
  private final SubmissionGate gate;
  private final ReceiptMaker receipts;
  private final Keys keys;
  private final JsonMapper json;
  private final Clock clock;

  Portal(
      OpenCampaigns campaigns,
      IdentityVault vault,
      SubmissionCodec codec,
      SubmissionGate gate,
      ReceiptMaker receipts,
      Keys keys,
      JsonMapper json,
      Clock clock) {
    this.campaigns = campaigns;
    this.vault = vault;
    this.codec = codec;
    this.gate = gate;
    this.receipts = receipts;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  /** A submission ready to be sent, with what only the reporter keeps. */
  record Prepared(Submission submission, QueryCode code) {}

  /**
   * Files a report of the public.
   *
   * @param requestKey the same key with the same content is filed once and gives the same code
   */
  FiledReport file(NewReport report, @Nullable String requestKey) {
    Prepared prepared = prepare(report, requestKey == null ? null : "public:" + requestKey);
    Filed filed = gate.receive(codec.seal(prepared.submission()));
    return answer(prepared, filed);
  }

  Prepared prepare(NewReport report, @Nullable String requestKey) {
    Campaign campaign = campaigns.taking(report.campaign());
    FilingRules.check(campaign, report, vault.ready(campaign.id()), campaigns);
    final Seeds seeds = requestKey == null ? Seeds.random() : seeds(requestKey, report);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long id = Ids.next();
    Identity identity = report.mode() == IdentityMode.ANONYMOUS ? null : report.identity();
    Submission submission =
        new Submission(
            id,
            campaign.id(),
            report.channel(),
            report.mode().key(),
            report.words(),
            report.category(),
            report.regionCode(),
            identity != null && identity.reachable(),
            report.urgent(),
            Script.of(report.words().joined()).key(),
            identity == null ? null : sealed(campaign, id, identity),
            codeHash(seeds.code()),
            seeds.requestHash(),
            seeds.salt(),
            SubmissionCodec.commitment(seeds.salt(), report.words(), report.files()),
            report.files(),
            now);
    return new Prepared(submission, seeds.code());
  }

  FiledReport answer(Prepared prepared, Filed filed) {
    Submission s = prepared.submission();
    return new FiledReport(
        filed.id(),
        filed.number(),
        filed.receivedAt(),
        prepared.code(),
        receipts.make(s.commitment(), s.salt(), filed.receivedAt()));
  }

  byte[] codeHash(QueryCode code) {
    return keys.mac("query-code", code.reveal());
  }

  private Submission.SealedIdentity sealed(Campaign campaign, long id, Identity identity) {
    IdentityVault.Sealed sealed =
        vault.seal(campaign.id(), id, json.writeValueAsBytes(identity));
    return new Submission.SealedIdentity(sealed.bytes(), sealed.keyA(), sealed.keyB());
  }

  /** What must come out the same when a filing is repeated. */
  private record Seeds(QueryCode code, byte @Nullable [] requestHash, byte[] salt) {
    static Seeds random() {
      byte[] salt = new byte[16];
      RANDOM.nextBytes(salt);
      return new Seeds(QueryCode.random(), null, salt);
    }
  }

  // from the key and the content together: without both nobody gets the code again
  private Seeds seeds(String requestKey, NewReport report) {
    byte[] content =
        json.writeValueAsBytes(
            Arrays.asList(
                requestKey,
                report.campaign(),
                report.channel(),
                report.mode().key(),
                report.category(),
                report.regionCode(),
                report.identity(),
                new String(
                    report.words().canonical(report.files().stream().map(f -> f.digest()).toList()),
                    StandardCharsets.UTF_8)));
    byte[] seed = keys.mac("filing", content);
    return new Seeds(
        QueryCode.derived(keys.mac("filing-code", seed)),
        keys.mac("filing-request", seed),
        Arrays.copyOf(keys.mac("filing-salt", seed), 16));
  }
}
