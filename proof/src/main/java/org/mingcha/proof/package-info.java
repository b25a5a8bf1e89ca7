/** Receipts that a reporter can check offline, without trusting the server; needs only the JDK. */
package org.mingcha.proof;
