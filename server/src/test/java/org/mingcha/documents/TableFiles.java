package org.mingcha.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes real files for tests of reading tables. */
final class TableFiles {
  private TableFiles() {}

  static byte[] xlsx(Consumer<Worksheet> fill) {
    return workbook(workbook -> fill.accept(workbook.newWorksheet("表")));
  }

  static byte[] workbook(Consumer<Workbook> fill) {
    final var out = new ByteArrayOutputStream();
    try {
      final var workbook = new Workbook(out, "Test", "1.0");
      fill.accept(workbook);
      workbook.finish();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static byte[] text(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  /** A file with one part replaced, or added when it was not there. */
  static byte[] withPart(byte[] file, String part, byte[] content) throws IOException {
    final var out = new ByteArrayOutputStream();
    try (var in = ZipFile.builder().setByteArray(file).get();
        var zip = new ZipOutputStream(out)) {
      for (var entry : Collections.list(in.getEntries())) {
        if (!entry.getName().equals(part)) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          zip.write(in.getInputStream(entry).readAllBytes());
        }
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content);
    }
    return out.toByteArray();
  }

  static String part(byte[] file, String part) throws IOException {
    try (var in = ZipFile.builder().setByteArray(file).get()) {
      return new String(in.getInputStream(in.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
