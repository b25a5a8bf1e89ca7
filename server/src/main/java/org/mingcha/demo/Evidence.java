package org.mingcha.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;

/**
 * Files that come with some reports: drawn pictures, a sheet with lines, notes. They go the way of
 * all attachments; a few contents serve many reports.
 */
final class Evidence {
  private static final Set<String> TYPES = Set.of("image/jpeg", "application/pdf", "text/plain");
  private static final int SORTS = 12;
  private static final int MOST_BYTES = 5 << 20;

  private final Attachments attachments;
  private final Grammar grammar;
  private final List<KeptFile> pictures = new ArrayList<>();
  private final List<KeptFile> sheets = new ArrayList<>();

  Evidence(Attachments attachments, Grammar grammar, Random random) {
    this.attachments = attachments;
    this.grammar = grammar;
    for (int i = 0; i < SORTS; i++) {
      pictures.add(keep("p.jpg", picture(new Random(random.nextLong()))));
    }
    for (int i = 0; i < SORTS / 3; i++) {
      sheets.add(keep("s.pdf", sheet(new Random(random.nextLong()))));
    }
  }

  List<KeptFile> forReport(Matter matter, String channel, Random random) {
    List<KeptFile> files = new ArrayList<>();
    if (channel.equals("letter") && Lives.chance(random, 85)) {
      files.add(named(sheets, "letter-scan", ".pdf", random));
    } else if (matter.destination() == null && Lives.chance(random, 14)) {
      int n = 1 + random.nextInt(3);
      for (int i = 0; i < n; i++) {
        files.add(
            Lives.chance(random, 75)
                ? named(pictures, "photo", ".jpg", random)
                : named(sheets, "paper", ".pdf", random));
      }
      if (Lives.chance(random, 15)) {
        String name = grammar.say("attachments", "note", matter.fill().with(random)) + ".txt";
        String text =
            grammar.say("words", "addition", matter.fill().with(random))
                + "\n"
                + grammar.say("words", "addition", matter.fill().with(random));
        files.add(keep(name, text.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return files;
  }

  /** Pictures of a visit, now and then a sheet. */
  List<KeptFile> forVerification(Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> List.of(named(pictures, "photo", ".jpg", random));
      case 2 -> List.of(named(sheets, "paper", ".pdf", random));
      default -> List.of();
    };
  }

  private KeptFile named(List<KeptFile> from, String key, String end, Random random) {
    KeptFile file = from.get(random.nextInt(from.size()));
    String name =
        grammar.say("attachments", key, new Grammar.Fill(new java.util.HashMap<>(), random));
    return new KeptFile(
        file.address(),
        file.digest(),
        file.size(),
        file.mediaType(),
        name + (1 + random.nextInt(9)) + end,
        false);
  }

  private KeptFile keep(String name, byte[] bytes) {
    return attachments.take(name, new ByteArrayInputStream(bytes), MOST_BYTES, TYPES, false);
  }

  /** Hills, a road and something on it. */
  private static byte[] picture(Random random) {
    int w = 640;
    int h = 420;
    BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(
        new GradientPaint(0, 0, new Color(150, 180 + random.nextInt(40), 220), 0, h, Color.WHITE));
    g.fillRect(0, 0, w, h);
    for (int layer = 0; layer < 4; layer++) {
      int top = 150 + layer * 60;
      g.setColor(new Color(90 - layer * 12, 120 - layer * 10 + random.nextInt(20), 80 - layer * 10));
      int[] x = new int[w / 20 + 3];
      int[] y = new int[w / 20 + 3];
      for (int i = 0; i <= w / 20; i++) {
        x[i] = i * 20;
        y[i] = top + (int) (30 * Math.sin(i / 3.0 + random.nextDouble()));
      }
      x[w / 20 + 1] = w;
      y[w / 20 + 1] = h;
      x[w / 20 + 2] = 0;
      y[w / 20 + 2] = h;
      g.fillPolygon(x, y, x.length);
    }
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      int at = random.nextInt(w - 90);
      g.setColor(new Color(200 - random.nextInt(80), 150 - random.nextInt(60), 40));
      g.fillRect(at, 300 + random.nextInt(60), 60, 26);
      g.fillRect(at + 44, 285 + random.nextInt(20), 18, 50);
    }
    g.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page of handwriting that cannot be read. */
  private static byte[] sheet(Random random) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setLineWidth(1.4f);
        content.setStrokingColor(new Color(30, 30, 90));
        for (int line = 0; line < 18; line++) {
          float y = 760 - line * 36;
          content.moveTo(60, y);
          for (float x = 60; x < 520 - (line == 17 ? 300 : 0); x += 9) {
            content.lineTo(x + random.nextFloat() * 8, y + random.nextFloat() * 14 - 7);
          }
          content.stroke();
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
