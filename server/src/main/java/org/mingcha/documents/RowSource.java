package org.mingcha.documents;

/** Rows of one sheet, one after the other from the top, empty ones left out. */
interface RowSource {
  void forEach(RowVisitor visitor) throws TableRefusal;

  /** Takes the next row; false when no more are wanted. */
  interface RowVisitor {
    boolean visit(RawRow row) throws TableRefusal;
  }
}
