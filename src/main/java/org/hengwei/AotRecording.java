package org.hengwei;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first start records for the AOT cache that makes later ones quick. Recording ends a while after the program is up, so
 * that neither the start nor the stop has to wait for it.
 */
final class AotRecording {

    private static final Logger LOG = LoggerFactory.getLogger(AotRecording.class);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(45);

    private AotRecording() {}

    /** Ends it later, if this start records; nothing depends on whether that works. */
    static void endLater() {
        var recording = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput="));
        if (recording) {
            Thread.ofPlatform().daemon().name("aot-recording").start(AotRecording::waitAndEnd);
        }
    }

    private static void waitAndEnd() {
        try {
            Thread.sleep(LONG_ENOUGH);
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "aotEndRecording",
                            new Object[0],
                            new String[0]);
        } catch (JMException | RuntimeException e) {
            LOG.debug("the JVM ends the recording when it ends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
