package org.mingcha.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of an Excel file: unpacked once with a limit before anything is parsed, so that neither a
 * compression bomb nor an entity bomb reaches the parser; and the merged cells, which the library for
 * reading does not tell.
 */
final class WorkbookParts {
  private static final int MOST_PARTS = 10_000;
  private static final int MOST_MERGED = 100_000;
  private static final int JUDGED_FROM = 1 << 20;
  private static final int PROLOGUE = 64 << 10;
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final Pattern AREA = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

  private final byte[] content;

  private WorkbookParts(byte[] content) {
    this.content = content;
  }

  /** An area of merged cells; rows counted from 1, columns from 0. */
  record Merged(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

  /** Checks the packed file and refuses what is not a harmless .xlsx. */
  static WorkbookParts check(byte[] content, TableLimits limits) throws TableRefusal {
    try (ZipFile zip = open(content)) {
      if (zip.getEntry("xl/workbook.xml") == null || zip.getEntry("[Content_Types].xml") == null) {
        throw TableRefusal.ofFile("documents.table.other-office-file");
      }
      long total = 0;
      int parts = 0;
      for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements(); ) {
        final ZipArchiveEntry entry = e.nextElement();
        if (++parts > MOST_PARTS) {
          throw TableRefusal.ofFile("documents.table.bomb");
        }
        total += unpack(zip, entry, limits, limits.unpackedBytes() - total);
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw TableRefusal.ofFile("documents.table.damaged");
    }
    return new WorkbookParts(content);
  }

  private static ZipFile open(byte[] content) throws IOException {
    return ZipFile.builder().setByteArray(content).get();
  }

  /** Counts what really comes out: the sizes written in the file may lie. */
  private static long unpack(ZipFile zip, ZipArchiveEntry entry, TableLimits limits, long allowed)
      throws IOException, TableRefusal {
    final byte[] buffer = new byte[PROLOGUE];
    final long packed = Math.max(1, entry.getCompressedSize());
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.readNBytes(buffer, 0, buffer.length);
          n > 0;
          n = in.readNBytes(buffer, 0, buffer.length)) {
        if (size == 0 && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
          throw TableRefusal.ofFile("documents.table.damaged");
        }
        size += n;
        if (size > allowed || (size > JUDGED_FROM && size / packed > limits.ratio())) {
          throw TableRefusal.ofFile("documents.table.bomb");
        }
      }
    }
    return size;
  }

  /** The merged areas of the sheet with this relation id; none when the file does not tell. */
  List<Merged> merged(String relationId) throws TableRefusal {
    final List<Merged> merged = new ArrayList<>();
    try (ZipFile zip = open(content)) {
      final String part = parts(zip).get(relationId);
      final ZipArchiveEntry sheet = part == null ? null : zip.getEntry(part);
      if (sheet == null) {
        return merged;
      }
      elements(
          zip,
          sheet,
          "mergeCell",
          xml -> {
            final String area = xml.getAttributeValue(null, "ref");
            final Matcher m = AREA.matcher(area == null ? "" : area);
            if (m.matches() && merged.size() < MOST_MERGED) {
              merged.add(
                  new Merged(
                      Integer.parseInt(m.group(2)),
                      Integer.parseInt(m.group(4)),
                      column(m.group(1)),
                      column(m.group(3))));
            }
          });
    } catch (IOException | XMLStreamException damaged) {
      throw TableRefusal.ofFile("documents.table.damaged");
    }
    return merged;
  }

  private static Map<String, String> parts(ZipFile zip) throws IOException, XMLStreamException {
    final Map<String, String> parts = new HashMap<>();
    final ZipArchiveEntry relations = zip.getEntry(RELATIONS);
    if (relations != null) {
      elements(
          zip,
          relations,
          "Relationship",
          xml -> {
            final String target = xml.getAttributeValue(null, "Target");
            if (target != null) {
              parts.put(
                  xml.getAttributeValue(null, "Id"),
                  target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
          });
    }
    return parts;
  }

  private interface ElementVisitor {
    void visit(XMLStreamReader element) throws XMLStreamException;
  }

  private static void elements(
      ZipFile zip, ZipArchiveEntry part, String name, ElementVisitor visitor)
      throws IOException, XMLStreamException {
    final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = zip.getInputStream(part)) {
      final XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(name)) {
          visitor.visit(xml);
        }
      }
      xml.close();
    }
  }

  private static int column(String letters) {
    int column = 0;
    for (char c : letters.toCharArray()) {
      column = column * 26 + (c - 'A' + 1);
    }
    return column - 1;
  }
}
