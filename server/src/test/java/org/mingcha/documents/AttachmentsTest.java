package org.mingcha.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Keys;

/** What is taken, what is refused, what is taken out, and how it is kept. */
class AttachmentsTest {
  private static final Set<String> ALL =
      Arrays.stream(FileKind.values()).map(FileKind::mediaType).collect(Collectors.toSet());

  @TempDir private Path data;
  private DirectoryFileStore store;
  private Attachments attachments;

  @BeforeEach
  void store() {
    store = new DirectoryFileStore(Keys.in(data.resolve("keys")), data);
    attachments = new Attachments(store);
  }

  @Test
  void bytes_come_back_as_they_went_in_and_lie_sealed_on_the_disk() throws IOException {
    byte[] text = "车牌记录与金额".repeat(500).getBytes(StandardCharsets.UTF_8);
    KeptFile kept = take("C:\\Users\\me\\证据.exe", text);
    assertThat(kept.mediaType()).isEqualTo("text/plain");
    assertThat(kept.name()).isEqualTo("证据.txt");
    assertThat(store.open(kept.address()).readAllBytes()).isEqualTo(text);
    assertThat(Files.readString(only(), StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(text, StandardCharsets.UTF_8).substring(0, 6))
        .doesNotContain(new String(text, 0, 30, StandardCharsets.ISO_8859_1));
  }

  @Test
  void the_same_bytes_are_kept_once() throws IOException {
    assertThat(take("a.txt", "同一份".getBytes(StandardCharsets.UTF_8)).address())
        .isEqualTo(take("b.txt", "同一份".getBytes(StandardCharsets.UTF_8)).address());
    only();
  }

  @Test
  void an_altered_or_moved_file_does_not_open() throws IOException {
    String address = take("a.txt", "原件内容".getBytes(StandardCharsets.UTF_8)).address();
    byte[] sealed = Files.readAllBytes(only());
    sealed[sealed.length - 1] ^= 1;
    Files.write(only(), sealed);
    assertThatThrownBy(() -> store.open(address).readAllBytes()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IOException.class);
  }

  @Test
  void orphans_are_cleaned_up_and_what_is_referred_to_stays() throws IOException {
    String kept = take("a.txt", "有人引用".getBytes(StandardCharsets.UTF_8)).address();
    String orphan = take("b.txt", "没有人引用".getBytes(StandardCharsets.UTF_8)).address();
    assertThat(store.cleanUp(Instant.MIN, kept::equals)).isZero();
    assertThat(store.cleanUp(Instant.MAX, kept::equals)).isEqualTo(1);
    assertThat(store.open(kept).readAllBytes()).isNotEmpty();
    assertThatThrownBy(() -> store.open(orphan)).isInstanceOf(IOException.class);
  }

  @Test
  void what_could_run_is_refused() {
    refused("documents.file.type", "<html><script>alert(1)</script>");
    refused("documents.file.type", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    refused("documents.file.type", "#!/bin/sh\nrm -rf /");
    refused("documents.file.type", "MZ\u0090\0\u0003\0\0\0\u0004");
    refused("documents.file.type", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0");
    refused("documents.file.damaged", "");
  }

  @Test
  void word_files_with_macros_are_refused_and_others_lose_their_author() throws IOException {
    byte[] macros = word("word/vbaProject.bin", "x");
    assertThatThrownBy(() -> take("a.docx", macros)).hasMessageContaining("documents.file.active");
    KeptFile clean = take("a.docx", word("docProps/core.xml", "<creator>张三</creator>"));
    assertThat(new String(store.open(clean.address()).readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("张三");
    assertThatThrownBy(() -> take("a.docx", word("big", "0".repeat(60 << 20))))
        .hasMessageContaining("documents.file.damaged");
  }

  @Test
  void pdf_files_with_scripts_are_refused_and_others_lose_their_author() throws IOException {
    assertThatThrownBy(() -> take("a.pdf", pdf(true))).hasMessageContaining("documents.file.active");
    KeptFile clean = take("a.pdf", pdf(false));
    assertThat(new String(store.open(clean.address()).readAllBytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("ZhangSan");
  }

  @Test
  void photos_lose_place_and_device_but_stay_photos() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    byte[] plain = jpeg.toByteArray();
    byte[] secret = "Exif\0\0MM\0*GPS 31.2 121.5".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream tagged = new ByteArrayOutputStream();
    tagged.write(plain, 0, 2);
    tagged.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (secret.length + 2)});
    tagged.writeBytes(secret);
    tagged.write(plain, 2, plain.length - 2);
    tagged.writeBytes("GPS behind the end".getBytes(StandardCharsets.ISO_8859_1));
    KeptFile kept = take("a.jpg", tagged.toByteArray());
    byte[] stored = store.open(kept.address()).readAllBytes();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
    assertThat(ImageIO.read(new ByteArrayInputStream(stored)).getWidth()).isEqualTo(8);
    KeptFile asIs =
        attachments.take("a.jpg", new ByteArrayInputStream(tagged.toByteArray()), 1 << 20, ALL, true);
    assertThat(store.open(asIs.address()).readAllBytes()).isEqualTo(tagged.toByteArray());
  }

  @Test
  void a_file_over_the_limit_or_of_a_kind_not_asked_for_is_refused() {
    assertThatThrownBy(
            () -> attachments.take("a.txt", new ByteArrayInputStream(new byte[101]), 100, ALL, false))
        .hasMessageContaining("documents.file.large");
    assertThatThrownBy(
            () ->
                attachments.take(
                    "a.txt",
                    new ByteArrayInputStream("文字".getBytes(StandardCharsets.UTF_8)),
                    100,
                    Set.of("image/png"),
                    false))
        .hasMessageContaining("documents.file.type");
  }

  private KeptFile take(String name, byte[] bytes) {
    return attachments.take(name, new ByteArrayInputStream(bytes), 100 << 20, ALL, false);
  }

  private void refused(String key, String content) {
    assertThatThrownBy(() -> take("a.txt", content.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(key);
  }

  private Path only() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("files"))) {
      return all.filter(Files::isRegularFile)
          .reduce((a, b) -> {
            throw new AssertionError("more than one file");
          })
          .orElseThrow();
    }
  }

  private static byte[] word(String more, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"[Content_Types].xml", "word/document.xml"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(more));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] pdf(boolean script) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setAuthor("ZhangSan");
      if (script) {
        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
