/** Messages in the three languages of the product. */
@org.jspecify.annotations.NullMarked
package org.mingcha.shared.text;
