package org.mingcha.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Word and Excel files (ECMA-376): refuses macros, controls, embedded programs and zip bombs; empties
 * the properties that name author, company and times. Names in comments and tracked changes are part
 * of the text and stay.
 */
final class OfficeCleaner {
  private static final int MOST_ENTRIES = 5_000;
  private static final long MOST_BYTES = 300L << 20;
  private static final int MOST_RATIO = 200;
  private static final long SMALL = 4L << 20;

  private static final String CORE =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>
      """;
  private static final String APP =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>
      """;
  private static final String CUSTOM =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>
      """;
  private static final Map<String, String> EMPTIED =
      Map.of("docprops/core.xml", CORE, "docprops/app.xml", APP, "docprops/custom.xml", CUSTOM);

  private OfficeCleaner() {}

  static FileKind kind(byte[] in) throws BadFile {
    Set<String> names = new HashSet<>();
    walk(in, (name, bytes) -> names.add(name));
    if (!names.contains("[content_types].xml")) {
      throw new BadFile(BadFile.Why.TYPE);
    }
    if (names.contains("word/document.xml")) {
      return FileKind.DOCX;
    }
    if (names.contains("xl/workbook.xml")) {
      return FileKind.XLSX;
    }
    throw new BadFile(BadFile.Why.TYPE);
  }

  static byte[] clean(byte[] in, boolean keepMetadata) throws BadFile {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      walk(
          in,
          (name, bytes) -> {},
          (original, bytes) -> {
            String name = original.toLowerCase(Locale.ROOT);
            refuseActive(name, bytes);
            if (!keepMetadata && name.startsWith("docprops/thumbnail")) {
              return;
            }
            String emptied = keepMetadata ? null : EMPTIED.get(name);
            ZipEntry entry = new ZipEntry(original);
            // times of the entries tell when it was made
            entry.setTime(315_532_800_000L);
            zip.putNextEntry(entry);
            zip.write(emptied == null ? bytes : emptied.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
          });
    } catch (IOException e) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    return keepMetadata ? in : out.toByteArray();
  }

  private static void refuseActive(String name, byte[] bytes) throws BadFile {
    boolean program =
        name.endsWith(".bin") && (name.contains("vbaproject") || name.contains("activex"))
            || name.contains("/activex/")
            || name.contains("/embeddings/")
            || name.contains("/macrosheets/")
            || name.contains("/externallinks/")
            || name.contains("customui/");
    if (program) {
      throw new BadFile(BadFile.Why.ACTIVE);
    }
    if (name.endsWith(".rels")) {
      String rels = new String(bytes, StandardCharsets.UTF_8);
      // fetched when the file is opened, which tells somebody that it was
      if (rels.contains("attachedTemplate") || rels.contains("/oleObject") || rels.contains("/frame\"")) {
        throw new BadFile(BadFile.Why.ACTIVE);
      }
    }
  }

  private interface Names {
    void see(String lowerName, byte[] bytes);
  }

  private interface Entries {
    void see(String name, byte[] bytes) throws IOException, BadFile;
  }

  private static void walk(byte[] in, Names names) throws BadFile {
    walk(in, names, (name, bytes) -> {});
  }

  private static void walk(byte[] in, Names names, Entries entries) throws BadFile {
    long total = 0;
    int count = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++count > MOST_ENTRIES) {
          throw new BadFile(BadFile.Why.DAMAGED);
        }
        if (entry.isDirectory()) {
          continue;
        }
        long room = Math.min(MOST_BYTES, Math.max(SMALL, (long) in.length * MOST_RATIO)) - total;
        byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room + 1));
        total += bytes.length;
        if (bytes.length > room) {
          throw new BadFile(BadFile.Why.DAMAGED);
        }
        names.see(entry.getName().toLowerCase(Locale.ROOT), bytes);
        entries.see(entry.getName(), bytes);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    if (count == 0) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
  }
}
