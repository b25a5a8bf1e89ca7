package org.mingcha.documents;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of files that are taken at all, and what is done to them. Anything else is refused, above
 * all what a browser or an office program would run.
 */
enum FileKind {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  HEIC("image/heic", "heic"),
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  TEXT("text/plain", "txt"),
  MP3("audio/mpeg", "mp3"),
  M4A("audio/mp4", "m4a"),
  WAV("audio/x-wav", "wav"),
  OGG("audio/ogg", "ogg"),
  MP4("video/mp4", "mp4");

  private final String mediaType;
  private final String ending;

  FileKind(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  String mediaType() {
    return mediaType;
  }

  String ending() {
    return ending;
  }

  static Optional<FileKind> ofMediaType(String type) {
    return Arrays.stream(values()).filter(k -> k.mediaType.equals(type)).findFirst();
  }

  /** What of its kind's hidden data is taken out. */
  byte[] cleaned(byte[] content, boolean keepMetadata) throws BadFile {
    return switch (this) {
      case JPEG -> keepMetadata ? content : JpegCleaner.clean(content);
      case PNG -> keepMetadata ? content : PngCleaner.clean(content);
      case WEBP -> keepMetadata ? content : WebpCleaner.clean(content);
      case MP3 -> keepMetadata ? content : Mp3Cleaner.clean(content);
      case PDF -> PdfCleaner.clean(content, keepMetadata);
      case DOCX, XLSX -> OfficeCleaner.clean(content, keepMetadata);
      case HEIC, TEXT, M4A, WAV, OGG, MP4 -> content;
    };
  }
}
