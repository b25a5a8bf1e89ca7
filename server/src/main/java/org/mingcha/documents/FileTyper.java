package org.mingcha.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.tika.Tika;
import org.apache.tika.detect.TextDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Finds the kind of a file from its content; its name and what the browser says do not count. */
final class FileTyper {
  private static final Tika TIKA = new Tika();

  private FileTyper() {}

  static FileKind kind(byte[] content) throws BadFile {
    if (content.length == 0) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    String type = TIKA.detect(content);
    return switch (type) {
      case "image/jpeg" -> FileKind.JPEG;
      case "image/png" -> FileKind.PNG;
      case "image/webp" -> FileKind.WEBP;
      case "image/heic", "image/heif" -> FileKind.HEIC;
      case "application/pdf" -> FileKind.PDF;
      case "audio/mpeg" -> FileKind.MP3;
      case "audio/vnd.wave", "audio/x-wav", "audio/wav" -> FileKind.WAV;
      case "audio/ogg", "application/ogg", "audio/vorbis", "audio/opus" -> FileKind.OGG;
      case "audio/mp4", "audio/x-m4a" -> FileKind.M4A;
      case "video/mp4", "video/x-m4v", "application/mp4", "video/quicktime" -> mp4(content);
      case "application/zip", "application/x-tika-ooxml" -> OfficeCleaner.kind(content);
      case "text/plain" -> text(content);
      default -> throw new BadFile(BadFile.Why.TYPE);
    };
  }

  private static FileKind mp4(byte[] content) throws BadFile {
    if (content.length < 12 || !ascii(content, 4, 4).equals("ftyp")) {
      throw new BadFile(BadFile.Why.TYPE);
    }
    String brand = ascii(content, 8, 4);
    if (brand.startsWith("M4A")) {
      return FileKind.M4A;
    }
    if (brand.equals("qt  ")) {
      throw new BadFile(BadFile.Why.TYPE);
    }
    return brand.startsWith("hei") || brand.startsWith("mif") ? FileKind.HEIC : FileKind.MP4;
  }

  // what a browser might still read as a page, or a shell as a script, is not plain text
  private static FileKind text(byte[] content) throws BadFile {
    try (TikaInputStream in = TikaInputStream.get(content)) {
      boolean plain =
          new TextDetector().detect(in, new Metadata()).toString().startsWith("text/plain");
      String start =
          ascii(content, 0, Math.min(content.length, 1024)).strip().toLowerCase(Locale.ROOT);
      if (!plain || start.startsWith("<") || start.startsWith("#!") || start.contains("<script")) {
        throw new BadFile(BadFile.Why.TYPE);
      }
      return FileKind.TEXT;
    } catch (IOException e) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
  }

  private static String ascii(byte[] content, int from, int length) {
    return new String(content, from, length, StandardCharsets.ISO_8859_1);
  }
}
