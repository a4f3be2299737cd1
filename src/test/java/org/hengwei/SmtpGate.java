package org.hengwei;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a GreenMail server, which takes every address, and refuses some for good as a real server does. */
public final class SmtpGate implements AutoCloseable {

    private final GreenMail server;
    private final String refused;
    private final ServerSocket door;
    private final AtomicInteger refusals = new AtomicInteger();

    /** @param refused what stands in the addresses that are refused */
    public SmtpGate(GreenMail server, String refused) {
        this.server = server;
        this.refused = refused;
        try {
            this.door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its port. */
    public int open() {
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    var client = door.accept();
                    var behind = new Socket("127.0.0.1", server.getSmtp().getPort());
                    Thread.ofVirtual().start(() -> pump(behind, client));
                    Thread.ofVirtual().start(() -> listen(client, behind));
                } catch (IOException e) {
                    return;
                }
            }
        });
        return door.getLocalPort();
    }

    public int refusals() {
        return refusals.get();
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of them has hung up
        }
    }

    private void listen(Socket client, Socket behind) {
        try (client;
                behind) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("RCPT TO:") && line.contains(refused)) {
                    refusals.incrementAndGet();
                    say(client.getOutputStream(), "550 5.1.1 No such user here");
                } else {
                    say(behind.getOutputStream(), line);
                }
            }
        } catch (IOException e) {
            // one of them has hung up
        }
    }

    private static void say(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(ISO_8859_1));
        to.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
