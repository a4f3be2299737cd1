package org.hengwei.exchange;

/** Whether an import only tells what would happen. */
public enum ImportMode {
    PREVIEW,
    COMMIT
}
