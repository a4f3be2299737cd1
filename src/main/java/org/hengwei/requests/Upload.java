package org.hengwei.requests;

/**
 * A file given with a request.
 *
 * @param field name of the form's field it answers
 * @param content its bytes, in JSON as base64
 */
public record Upload(String field, String name, byte[] content) {}
