package org.mingcha.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.mingcha.shared.Ids;

/** What is measured, over HTTP and bare. */
enum Scenario {
  FILE_REPORT("file-report", "a member of the public files a report of 400 characters (POST /api/v1/reports)") {
    @Override
    IntFunction<Load.Client> clients(Rig rig, Records records) {
      AtomicLong seed = new AtomicLong(1_000_000);
      return n ->
          new Page(rig) {
            @Override
            public void request(int number) {
              String body =
                  "{\"campaign\":\"" + Records.SLUG + "\",\"mode\":\"anonymous\",\"region\":\"500101\",\"parts\":{\"facts\":\""
                      + Samples.facts(seed.incrementAndGet()) + "\"}}";
              check(
                  line.post("/api/v1/reports", "application/json", "", body.getBytes(StandardCharsets.UTF_8)),
                  201,
                  "\"queryCode\"");
            }
          };
    }

    @Override
    IntFunction<Load.Client> bare(Rig rig, Records records) {
      return n -> Bare.inserting(rig, records);
    }
  },

  CLUE_LIST("clue-list", "a filtered page of the clue list, 50 clues (GET /desk/clues?state=verifying)") {
    @Override
    IntFunction<Load.Client> clients(Rig rig, Records records) {
      return n ->
          new Page(rig) {
            @Override
            public void request(int number) {
              check(line.get("/desk/clues?campaign=" + Records.SLUG + "&state=verifying", cookie(records)), 200, "/desk/clues/");
            }
          };
    }

    @Override
    IntFunction<Load.Client> bare(Rig rig, Records records) {
      return n -> Bare.listing(rig, records, LIST, 50);
    }
  },

  CLUE_LIST_API("clue-list-api", "the same list as JSON (GET /api/v1/clues?state=verifying)") {
    @Override
    IntFunction<Load.Client> clients(Rig rig, Records records) {
      return n ->
          new Page(rig) {
            @Override
            public void request(int number) {
              check(line.get("/api/v1/clues?campaign=" + Records.SLUG + "&state=verifying", bearer(records)), 200, "\"verifying\"");
            }
          };
    }

    @Override
    IntFunction<Load.Client> bare(Rig rig, Records records) {
      return n -> Bare.listing(rig, records, LIST, 50);
    }
  },

  CLUE_PAGE("clue-page", "one clue's page (GET /desk/clues/{id})") {
    @Override
    IntFunction<Load.Client> clients(Rig rig, Records records) {
      return n ->
          new Page(rig) {
            @Override
            public void request(int number) {
              String id = Ids.text(any(records.clueIds));
              check(line.get("/desk/clues/" + id, cookie(records)), 200, id);
            }
          };
    }

    @Override
    IntFunction<Load.Client> bare(Rig rig, Records records) {
      return n ->
          Bare.query(
              rig,
              "select c.*, s.body from clue c join clue_summary s on s.clue_id = c.id where c.id = ?",
              1,
              statement -> statement.setLong(1, any(records.clueIds)));
    }
  },

  CLUE_API("clue-api", "one clue as JSON (GET /api/v1/clues/{id})") {
    @Override
    IntFunction<Load.Client> clients(Rig rig, Records records) {
      return n ->
          new Page(rig) {
            @Override
            public void request(int number) {
              String id = Ids.text(any(records.clueIds));
              check(line.get("/api/v1/clues/" + id, bearer(records)), 200, id);
            }
          };
    }

    @Override
    IntFunction<Load.Client> bare(Rig rig, Records records) {
      return CLUE_PAGE.bare(rig, records);
    }
  },

  REPORT_PAGE("report-page", "one report's page (GET /desk/reports/{id})") {
    @Override
    IntFunction<Load.Client> clients(Rig rig, Records records) {
      return n ->
          new Page(rig) {
            @Override
            public void request(int number) {
              String id = Ids.text(any(records.reportIds));
              check(line.get("/desk/reports/" + id, cookie(records)), 200, id);
            }
          };
    }

    @Override
    IntFunction<Load.Client> bare(Rig rig, Records records) {
      return n ->
          Bare.query(
              rig,
              "select r.*, w.words from report r join report_words w on w.report_id = r.id where r.id = ?",
              1,
              statement -> statement.setLong(1, any(records.reportIds)));
    }
  };

  private static final String LIST =
      "select * from clue where campaign_id = ? and state = 'verifying' order by opened_at desc, id desc limit 50";

  private final String key;
  private final String what;

  Scenario(String key, String what) {
    this.key = key;
    this.what = what;
  }

  String key() {
    return key;
  }

  String what() {
    return what;
  }

  abstract IntFunction<Load.Client> clients(Rig rig, Records records);

  abstract IntFunction<Load.Client> bare(Rig rig, Records records);

  static String cookie(Records records) {
    return "Cookie: " + records.session + "\r\nAccept-Language: zh-CN\r\n";
  }

  static String bearer(Records records) {
    return "Authorization: Bearer " + records.token + "\r\n";
  }

  static long any(List<Long> ids) {
    return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
  }

  /** A client with one connection. */
  abstract static class Page implements Load.Client {
    final HttpLine line;

    Page(Rig rig) {
      line = new HttpLine(rig.port());
    }

    static void check(HttpLine.Answer answer, int status, String expected) {
      if (answer.status() != status || !answer.text().contains(expected)) {
        String text = answer.text();
        throw new IllegalStateException(
            "answer " + answer.status() + " instead of " + status + ", or without " + expected + ": "
                + text.substring(0, Math.min(600, text.length())));
      }
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
