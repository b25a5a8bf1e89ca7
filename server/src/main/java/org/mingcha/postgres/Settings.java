package org.mingcha.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** The text of {@code postgresql.conf} and {@code pg_hba.conf}; both are written at each start. */
final class Settings {
  static final String LOCAL_FILE = "postgresql.local.conf";

  private Settings() {}

  /** Settings for a machine with 2 cores and 4 GB shared with the application. */
  static Map<String, String> persistent() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", "80");
    settings.put("password_encryption", "scram-sha-256");
    settings.put("shared_buffers", "256MB");
    settings.put("effective_cache_size", "1GB");
    settings.put("work_mem", "8MB");
    settings.put("maintenance_work_mem", "128MB");
    settings.put("max_wal_size", "2GB");
    settings.put("min_wal_size", "256MB");
    settings.put("checkpoint_timeout", "10min");
    settings.put("random_page_cost", "1.1");
    settings.put("max_parallel_workers", "2");
    settings.put("max_parallel_workers_per_gather", "1");
    settings.put("max_parallel_maintenance_workers", "1");
    // Our statements are short; compiling them costs more than it gains.
    settings.put("jit", "off");
    settings.put("idle_in_transaction_session_timeout", "10min");
    settings.put("timezone", "UTC");
    settings.put("datestyle", "iso, ymd");
    settings.put("default_text_search_config", "pg_catalog.simple");
    for (String category : new String[] {"messages", "monetary", "numeric", "time"}) {
      settings.put("lc_" + category, "C");
    }
    // No text of anybody gets into the log: no statements, no parameters, and no ERROR lines, which
    // repeat the values they complain about (the application receives those errors anyway).
    settings.put("log_min_messages", "log");
    settings.put("log_min_error_statement", "panic");
    settings.put("log_error_verbosity", "terse");
    settings.put("log_statement", "none");
    settings.put("log_min_duration_statement", "-1");
    settings.put("log_parameter_max_length", "0");
    settings.put("log_parameter_max_length_on_error", "0");
    settings.put("log_connections", "");
    settings.put("log_disconnections", "off");
    settings.put("log_lock_waits", "off");
    settings.put("log_autovacuum_min_duration", "-1");
    settings.put("log_temp_files", "-1");
    settings.put("log_checkpoints", "off");
    settings.put("log_line_prefix", "%m [%p] ");
    settings.put("log_timezone", "UTC");
    settings.put("logging_collector", "off");
    settings.put("log_destination", "stderr");
    return settings;
  }

  /** The same for a cluster that is thrown away: nothing is kept safe on the disk. */
  static Map<String, String> throwAway() {
    Map<String, String> settings = persistent();
    settings.put("fsync", "off");
    settings.put("full_page_writes", "off");
    settings.put("synchronous_commit", "off");
    settings.put("shared_buffers", "128MB");
    settings.put("max_connections", "200");
    settings.put("min_wal_size", "80MB");
    settings.put("autovacuum_naptime", "5min");
    return settings;
  }

  static String file(Map<String, String> settings, boolean persistent) {
    StringBuilder text =
        new StringBuilder("# Written at each start. Put your own settings into ")
            .append(LOCAL_FILE)
            .append(" beside this file.\n");
    settings.forEach(
        (name, value) ->
            text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    text.append("include_if_exists = '").append(LOCAL_FILE).append("'\n");
    if (persistent) {
      // After the operator's file: an acknowledged report is on the disk, whatever stands there.
      text.append("fsync = on\nfull_page_writes = on\n");
    }
    return text.toString();
  }

  static String hostBasedAuthentication() {
    return "# Written at each start.\nhost all all 127.0.0.1/32 scram-sha-256\n";
  }
}
