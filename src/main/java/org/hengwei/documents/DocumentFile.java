package org.hengwei.documents;

/**
 * A document on paper.
 *
 * @param sha256 in hexadecimal
 * @param frozen whether these are the bytes as issued; otherwise a preview
 */
public record DocumentFile(String name, DocumentFormat format, byte[] bytes, String sha256, boolean frozen) {}
