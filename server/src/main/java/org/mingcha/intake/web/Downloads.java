package org.mingcha.intake.web;

import java.nio.charset.StandardCharsets;
import org.mingcha.documents.StoredFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that a browser saves and never runs. */
final class Downloads {
  private Downloads() {}

  static ResponseEntity<byte[]> of(StoredFile file, byte[] content) {
    return of(file.name(), MediaType.parseMediaType(file.mediaType()), content);
  }

  static ResponseEntity<byte[]> of(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .body(content);
  }
}
