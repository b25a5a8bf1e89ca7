package org.mingcha.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Refuses PDF files (ISO 32000) that run something: scripts, starting of programs, embedded files,
 * dynamic forms. Writes the others anew without author, program and times.
 */
final class PdfCleaner {
  private static final Set<String> ACTIONS =
      Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "GoToE", "RichMediaExecute");
  private static final Set<String> KEYS = Set.of("JS", "XFA", "EmbeddedFiles", "RichMediaContent");
  private static final int DEEPEST = 40;

  private PdfCleaner() {}

  static byte[] clean(byte[] in, boolean keepMetadata) throws BadFile {
    try (PDDocument document = Loader.loadPDF(in)) {
      if (document.isEncrypted()) {
        throw new BadFile(BadFile.Why.LOCKED);
      }
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSObject object = document.getDocument().getObjectFromPool(key);
        look(object.getObject(), 0);
      }
      if (keepMetadata) {
        return in;
      }
      document.setDocumentInformation(new PDDocumentInformation());
      document.getDocumentCatalog().setMetadata(null);
      ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
      document.save(out);
      return out.toByteArray();
    } catch (InvalidPasswordException e) {
      throw new BadFile(BadFile.Why.LOCKED);
    } catch (IOException | RuntimeException e) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
  }

  // indirect objects are visited through the table, so only what is written in place is followed
  private static void look(COSBase base, int depth) throws BadFile {
    if (depth > DEEPEST) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    if (base instanceof COSDictionary dictionary) {
      String action = dictionary.getNameAsString(COSName.S);
      if (action != null && ACTIONS.contains(action)) {
        throw new BadFile(BadFile.Why.ACTIVE);
      }
      for (COSName key : dictionary.keySet()) {
        if (KEYS.contains(key.getName())) {
          throw new BadFile(BadFile.Why.ACTIVE);
        }
        COSBase item = dictionary.getItem(key);
        if (!(item instanceof COSObject)) {
          look(item, depth + 1);
        }
      }
    } else if (base instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        COSBase item = array.get(i);
        if (!(item instanceof COSObject)) {
          look(item, depth + 1);
        }
      }
    }
  }
}
