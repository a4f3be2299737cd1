package org.hengwei.documents;

import java.util.List;

/** All a document says, from which DOCX and PDF are made. */
public record DocumentContent(Cover cover, List<Section> sections) {}
